using System.Text.Json;
using System.Threading.Channels;

namespace Conference.Recorder.Journal;

/// <summary>
/// Appends to journal.ndjson, one line per entry, by a loop of its own: those who have something to tell never wait for a disk. After a
/// crash at most the line being written is torn.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly Channel<Line> _lines = Channel.CreateUnbounded<Line>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource<Exception> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _writing;

    private JournalWriter(FileStream file)
    {
        _file = file;
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Completes with the reason when an entry could not be written (the disk is full, say); nothing is written from then on.</summary>
    public Task<Exception> Broken => _broken.Task;

    /// <summary>Begins a journal, or goes on with one behind whatever its last writer left there.</summary>
    /// <exception cref="IOException">The file cannot be opened or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public static JournalWriter Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            if (file.Length > 0)
            {
                file.Position = file.Length - 1;
                if (file.ReadByte() != '\n')
                    file.WriteByte((byte)'\n');
            }

            return new JournalWriter(file);
        }
        catch (Exception)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Never waits and never throws: packets must flow on whatever the disk does. The owner watches <see cref="Broken"/>.</summary>
    public void Append(JournalEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry);
        Array.Resize(ref line, line.Length + 1);
        line[^1] = (byte)'\n';

        // False once closed: what a late receiver tells of then belongs to no recording.
        _lines.Writer.TryWrite(new Line(line, Written: null));
    }

    /// <summary>Completes when everything so far is written, or never will be.</summary>
    public async Task FlushAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_lines.Writer.TryWrite(new Line([], written)))
            await written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.TryComplete();
        await _writing;
        await _file.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            try
            {
                // One write call per line, so that no reader ever sees lines mixed up.
                if (!_broken.Task.IsCompleted && line.Bytes.Length > 0)
                    _file.Write(line.Bytes);
            }
            catch (Exception exception)
            {
                // Mostly an IOException; a file that may grow no more gives an ArgumentOutOfRangeException. Its owner hears of it.
                _broken.TrySetResult(exception);
            }

            line.Written?.SetResult();
        }
    }

    private readonly record struct Line(byte[] Bytes, TaskCompletionSource? Written);
}
