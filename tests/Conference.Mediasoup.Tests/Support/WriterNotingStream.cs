namespace Conference.Mediasoup.Tests.Support;

/// <summary>Notes which threads write to it.</summary>
internal sealed class WriterNotingStream : MemoryStream
{
    private TaskCompletionSource<bool>? _nextWrite;

    public List<int> Writers { get; } = [];

    /// <summary>Ends with the next write, and tells whether a thread of the pool did it.</summary>
    public Task<bool> NextWriteAsync()
    {
        _nextWrite = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _nextWrite.Task;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Writers.Add(Environment.CurrentManagedThreadId);
        _nextWrite?.TrySetResult(Thread.CurrentThread.IsThreadPoolThread);
        base.Write(buffer);
    }
}
