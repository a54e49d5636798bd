using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Notifications;

internal readonly struct CloseWorkerNotification : INotification
{
    public Fbs.Notification.Event Event => Fbs.Notification.Event.WorkerClose;

    public string HandlerId => "";

    public Fbs.Notification.Body WriteBody(FlatWriter writer) => default;
}
