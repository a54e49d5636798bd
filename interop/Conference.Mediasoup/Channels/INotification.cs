using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>One thing that the worker is told and doesn't answer.</summary>
/// <remarks>Those with a payload are ref structs, which write it into the frame from where the caller has it.</remarks>
internal interface INotification
{
    Fbs.Notification.Event Event { get; }

    /// <summary>The entity in the worker that is told; empty for the worker itself.</summary>
    string HandlerId { get; }

    Fbs.Notification.Body WriteBody(FlatWriter writer);
}
