namespace Conference.Mediasoup;

/// <summary>Keeps the producer at the far end of a pipe paused as long as its consumer is, for whichever reason.</summary>
internal sealed class PauseMirror(Consumer consumer, Producer producer)
{
    private readonly Lock _gate = new();
    private bool _asked = producer.Paused;

    /// <summary>Asks for the consumer's present state. The requests go out in the order of the changes, since asking only queues them.</summary>
    public void Follow()
    {
        lock (_gate)
        {
            var paused = consumer.IsPausedAtAll;
            if (paused == _asked) return;
            _asked = paused;
            _ = AskAsync(paused);
        }
    }

    private async Task AskAsync(bool paused)
    {
        try
        {
            await (paused ? producer.PauseAsync(CancellationToken.None) : producer.ResumeAsync(CancellationToken.None));
        }
        catch (Exception exception) when (exception is MediasoupException or ObjectDisposedException)
        {
            // The producer is closed or was a moment later, and the consumer with it.
        }
    }
}
