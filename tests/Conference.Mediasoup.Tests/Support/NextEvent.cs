namespace Conference.Mediasoup.Tests.Support;

/// <summary>Events as things to await.</summary>
internal static class NextEvent
{
    /// <summary>Ends with the first event that fits after the call.</summary>
    public static async Task<T> OfAsync<T>(
        Action<EventHandler<T>> subscribe, Action<EventHandler<T>> unsubscribe, Func<T, bool>? fits = null)
    {
        var raised = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        EventHandler<T> handler = (_, args) =>
        {
            if (fits?.Invoke(args) ?? true) raised.TrySetResult(args);
        };
        subscribe(handler);
        try
        {
            return await raised.Task;
        }
        finally
        {
            unsubscribe(handler);
        }
    }

    /// <summary>Ends when the entity is closed, with the reason.</summary>
    public static Task<CloseReason> CloseOfAsync(MediasoupEntity entity) =>
        OfAsync<CloseReason>(handler => entity.Closed += handler, handler => entity.Closed -= handler);
}
