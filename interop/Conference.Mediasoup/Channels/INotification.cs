using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>One thing that the worker is told and doesn't answer. Ref structs may be so, which write payloads from where they stand.</summary>
internal interface INotification
{
    Fbs.Notification.Event Event { get; }

    /// <summary>The entity in the worker that is told; empty for the worker itself.</summary>
    string HandlerId { get; }

    Fbs.Notification.Body WriteBody(FlatWriter writer);
}
