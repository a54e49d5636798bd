namespace Conference.Mediasoup.Conformance;

/// <summary>Something that lives in a worker.</summary>
internal abstract class ExposedEntity : ExposedObject
{
    protected static readonly MemberTable EntityMembers = new MemberTable<ExposedEntity>()
        .Getter("id", exposed => exposed.Entity.HandlerId)
        .Getter("closed", exposed => exposed.Entity.IsClosed)
        .Getter("appData", exposed => exposed.Entity.AppData ?? new object())
        .Setter("appData", (exposed, call) => exposed.Entity.AppData = call.Read<object>(0))
        .Question("close", (exposed, _) => exposed.BeginClose())
        .Question("receive", (exposed, call) => exposed.Receive(call.Read<byte[]>(1)));

    protected ExposedEntity(Session session, string className, MediasoupEntity entity)
        : base(session, className)
    {
        Entity = entity;
        entity.Closed += (_, reason) => Emit(ClosedEvents(reason));
    }

    public MediasoupEntity Entity { get; }

    /// <summary>The event that mediasoup emits beside the observer's "close" when it was not the entity itself that was closed.</summary>
    protected abstract string CloseEvent(CloseReason reason);

    private List<NodeEvent> ClosedEvents(CloseReason reason) => reason == CloseReason.Requested
        ? [OnObserver("close")]
        : [OnObject(CloseEvent(reason)), OnObserver("close")];

    /// <summary>Closing in Node waits for nobody; ours is closed at once too, and what is awaited is the worker.</summary>
    private object? BeginClose()
    {
        // Never throws, and a worker that does not answer ends the session.
        _ = Entity.DisposeAsync().AsTask();
        return null;
    }

    /// <summary>Hands the entity a notification as though its worker had sent it.</summary>
    private object? Receive(byte[] notification)
    {
        ((Channels.INotificationHandler)Entity).Handle(Fbs.Notification.Notification.GetRoot(notification));
        return null;
    }
}
