using System.Text.Json;

namespace Conference.Recorder.Journal;

/// <summary>Appends to journal.ndjson, one flushed line per entry: after a crash at most the line being written is torn.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly FileStream _file;
    private readonly TaskCompletionSource<Exception> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    private JournalWriter(FileStream file) => _file = file;

    /// <summary>Completes with the reason when an entry could not be written (the disk is full, say).</summary>
    public Task<Exception> Broken => _broken.Task;

    public static JournalWriter Create(string path) =>
        new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));

    /// <summary>Never throws: packets must flow on whatever the disk does. The owner watches <see cref="Broken"/>.</summary>
    public void Append(JournalEntry entry)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry);
        Array.Resize(ref line, line.Length + 1);
        line[^1] = (byte)'\n';

        // Receive loops, track tasks and the session write here: the lock keeps lines whole.
        lock (_file)
        {
            if (_closed || _broken.Task.IsCompleted)
                return;

            try
            {
                _file.Write(line);
            }
            catch (IOException exception)
            {
                _broken.TrySetResult(exception);
            }
        }
    }

    public void Dispose()
    {
        lock (_file)
        {
            _closed = true;
            _file.Dispose();
        }
    }
}
