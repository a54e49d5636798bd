using Conference.Recorder.Ffmpeg;

namespace Conference.Recorder.Compose;

/// <summary>An FFmpeg run that reads what we write to it. While it has nothing to read it may rest; one that does not read on is ended.</summary>
internal sealed class FedRun : IAsyncDisposable
{
    // As much as a pipe holds on Linux: what was taken of a larger piece is progress.
    private const int PieceSize = 64 * 1024;

    private readonly string _name;
    private readonly ChildProcess _child;
    private readonly StallWatch _watch;
    private readonly FfmpegRuns _runs;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task<Stall> _watching;

    private FedRun(string name, ChildProcess child, StallWatch watch, FfmpegRuns runs)
    {
        (_name, _child, _watch, _runs) = (name, child, watch, runs);
        _watching = watch.FollowAsync(child, _ended.Token);
    }

    public static FedRun Follow(string name, ChildProcess child, StallWatch watch, FfmpegRuns runs) => new(name, child, watch, runs);

    /// <summary>False when the run ended before its time; <see cref="FinishAsync"/> says why.</summary>
    public async Task<bool> TryWriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        // A pipe's write cannot be cancelled; it ends with the process that reads it.
        await using var killing = cancellationToken.Register(_child.Kill);
        _watch.Rests = false;
        try
        {
            for (var at = 0; at < bytes.Length; at += PieceSize)
            {
                await _child.Input.WriteAsync(bytes.Slice(at, Math.Min(PieceSize, bytes.Length - at)), CancellationToken.None);
                _watch.Step();
            }

            return true;
        }
        catch (IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
        finally
        {
            _watch.Rests = true;
        }
    }

    /// <summary>Ends its input and waits for what it makes of it.</summary>
    /// <exception cref="FfmpegException">It did not end with 0, or its disk is full.</exception>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        _watch.Rests = false;
        _child.EndInput();
        var exit = await _child.WaitAsync(cancellationToken);
        await _ended.CancelAsync();
        exit = _watch.Judge(await _watching, exit);
        _runs.Add(exit);
        if (exit.Code != 0 || exit.IsDiskFull)
            throw new FfmpegException(_name, exit);
    }

    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        await _ended.CancelAsync();
        await _watching;
        _ended.Dispose();
    }
}
