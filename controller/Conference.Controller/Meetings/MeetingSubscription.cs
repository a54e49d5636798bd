using System.Threading.Channels;

namespace Conference.Controller.Meetings;

/// <summary>The state at one number, and every event after it in order; the events end when the meeting does.</summary>
/// <param name="listener">The participant who listens; null for a part of the server, which hears everything.</param>
internal sealed class MeetingSubscription(
    MeetingSnapshot snapshot, Participant? listener, Channel<MeetingEvent> events, Action<MeetingSubscription> unsubscribe) : IDisposable
{
    public MeetingSnapshot Snapshot { get; } = snapshot;

    public ChannelReader<MeetingEvent> Events => events.Reader;

    /// <summary>Takes an event that is for this listener and not in the snapshot already.</summary>
    public void Publish(MeetingEvent meetingEvent)
    {
        if (meetingEvent.Sequence > Snapshot.Sequence && (listener is null || meetingEvent.Audience.Includes(listener)))
            events.Writer.TryWrite(meetingEvent);
    }

    public void Complete() => events.Writer.TryComplete();

    public void Dispose()
    {
        unsubscribe(this);
        Complete();
    }
}
