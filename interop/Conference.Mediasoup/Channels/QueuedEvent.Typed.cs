namespace Conference.Mediasoup.Channels;

/// <inheritdoc />
/// <param name="handlers">Whom to call.</param>
/// <param name="sender">Whose event it is.</param>
/// <param name="args">What to tell.</param>
/// <param name="buffer">Where the bytes in <paramref name="args"/> stand, to be released after the last handler; null without.</param>
internal sealed class QueuedEvent<T>(EventHandler<T> handlers, object sender, T args, ReceiveBuffer? buffer) : QueuedEvent
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

        buffer?.Release();
    }
}
