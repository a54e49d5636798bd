namespace Conference.Mediasoup.Channels;

/// <summary>An event that was raised and not yet delivered.</summary>
internal abstract class QueuedEvent
{
    public abstract void Deliver(Action<object, Exception> onHandlerThrew);
}
