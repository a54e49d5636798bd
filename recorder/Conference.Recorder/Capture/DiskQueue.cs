using System.Buffers;
using System.Threading.Channels;

namespace Conference.Recorder.Capture;

/// <summary>
/// Writes all track files of a recording, one piece after the other, in a loop of its own: receiving never waits for a disk. When one piece
/// cannot be written nothing more is: a recording whose disk is full ends, and what it has stays readable.
/// </summary>
internal sealed class DiskQueue : IAsyncDisposable
{
    // A disk that is so far behind will not catch up; the memory is the other recordings' too.
    private const long LargestBacklog = 64 * 1024 * 1024;

    private readonly Channel<Piece> _pieces = Channel.CreateUnbounded<Piece>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource<Exception> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _writing;
    private long _backlog;

    public DiskQueue() => _writing = Task.Run(WriteAllAsync);

    /// <summary>Completes with the reason when something could not be written.</summary>
    public Task<Exception> Broken => _broken.Task;

    /// <summary>Takes over a rented buffer; never waits and never throws.</summary>
    public void Write(TrackFile file, byte[] rented, int length)
    {
        if (Interlocked.Add(ref _backlog, length) > LargestBacklog)
            _broken.TrySetResult(new IOException($"The disk is {LargestBacklog >> 20} MB behind what is to be recorded: it is too slow, or hangs."));
        Add(new Piece(file, rented, length, Closed: null));
    }

    /// <summary>Completes when the file is closed, whether or not all of it could be written.</summary>
    public Task CloseAsync(TrackFile file)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(new Piece(file, null, 0, closed));
        return closed.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _pieces.Writer.TryComplete();
        await _writing;
    }

    private void Add(Piece piece)
    {
        if (!_pieces.Writer.TryWrite(piece))
            throw new InvalidOperationException("A track outlived its recording.");
    }

    private async Task WriteAllAsync()
    {
        await foreach (var piece in _pieces.Reader.ReadAllAsync())
        {
            if (piece.Rented is { } bytes)
            {
                TryWrite(piece.File, bytes.AsSpan(0, piece.Length));
                Interlocked.Add(ref _backlog, -piece.Length);
                ArrayPool<byte>.Shared.Return(bytes);
            }

            if (piece.Closed is { } closed)
            {
                piece.File.Close();
                closed.SetResult();
            }
        }
    }

    private void TryWrite(TrackFile file, ReadOnlySpan<byte> bytes)
    {
        if (_broken.Task.IsCompleted)
            return;

        try
        {
            file.WriteNow(bytes);
        }
        catch (Exception exception)
        {
            // Mostly an IOException; a file that may grow no more gives an ArgumentOutOfRangeException. Whatever it is, this loop must go on:
            // the files' ends are waited for.
            _broken.TrySetResult(exception);
        }
    }

    private readonly record struct Piece(TrackFile File, byte[]? Rented, int Length, TaskCompletionSource? Closed);
}
