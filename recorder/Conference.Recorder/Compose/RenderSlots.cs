using Microsoft.Extensions.Options;

namespace Conference.Recorder.Compose;

/// <summary>Limits how much is rendered at once in this process, whatever number of recordings runs.</summary>
internal sealed class RenderSlots(IOptions<RecorderOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(CountOf(options.Value));

    public int Count { get; } = CountOf(options.Value);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Slot(_free);
    }

    public void Dispose() => _free.Dispose();

    private static int CountOf(RecorderOptions options) => options.ConcurrentRenders > 0 ? options.ConcurrentRenders : Environment.ProcessorCount;

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
