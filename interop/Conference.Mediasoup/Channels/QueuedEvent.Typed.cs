namespace Conference.Mediasoup.Channels;

/// <inheritdoc />
internal sealed class QueuedEvent<T>(EventHandler<T> handlers, object sender, T args) : QueuedEvent
{
    public override void Deliver(Action<object, Exception> onHandlerThrew)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                handler(sender, args);
            }
            catch (Exception exception)
            {
                // The fault of one subscriber is not that of the others, nor of the worker.
                onHandlerThrew(sender, exception);
            }
        }
    }
}
