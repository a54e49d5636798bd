using Conference.Recorder.Contracts;

namespace Conference.Controller.Meetings;

/// <summary>A change in a meeting, with its number: 1 is the first, and none is left out.</summary>
internal abstract record MeetingEvent(long Sequence, DateTimeOffset At);

internal sealed record ParticipantCame(long Sequence, DateTimeOffset At, ParticipantView Participant) : MeetingEvent(Sequence, At);

internal sealed record ParticipantChanged(long Sequence, DateTimeOffset At, ParticipantView Participant) : MeetingEvent(Sequence, At);

internal sealed record ParticipantGone(long Sequence, DateTimeOffset At, string ParticipantId, LeaveReason Reason) : MeetingEvent(Sequence, At);

internal sealed record RecordingChanged(long Sequence, DateTimeOffset At, RecordingInfo Recording) : MeetingEvent(Sequence, At);

internal sealed record MeetingEnded(long Sequence, DateTimeOffset At, string Reason) : MeetingEvent(Sequence, At);
