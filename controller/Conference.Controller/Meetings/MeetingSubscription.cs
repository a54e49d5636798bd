using System.Threading.Channels;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

/// <summary>The state at one number, and every event after it in order; the events end when the meeting does.</summary>
internal sealed class MeetingSubscription(
    long sequence,
    IReadOnlyList<ParticipantView> participants,
    RecordingInfo? recording,
    Channel<MeetingEvent> events,
    Action<MeetingSubscription> unsubscribe) : IDisposable
{
    public long Sequence { get; } = sequence;

    public IReadOnlyList<ParticipantView> Participants { get; } = participants;

    public RecordingInfo? Recording { get; } = recording;

    public ChannelReader<MeetingEvent> Events => events.Reader;

    public void Publish(MeetingEvent meetingEvent) => events.Writer.TryWrite(meetingEvent);

    public void Complete() => events.Writer.TryComplete();

    public void Dispose()
    {
        unsubscribe(this);
        Complete();
    }
}
