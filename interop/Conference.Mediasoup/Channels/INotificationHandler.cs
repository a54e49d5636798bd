namespace Conference.Mediasoup.Channels;

/// <summary>An entity that the worker tells about changes.</summary>
internal interface INotificationHandler
{
    /// <summary>Called on the reader, in the worker's order; user code is not called from here.</summary>
    void Handle(Fbs.Notification.Notification notification);
}
