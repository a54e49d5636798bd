using System.Text.Json.Serialization;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Journal;

/// <summary>
/// One line of journal.ndjson. <paramref name="At"/> is the recording's clock: seconds of recording, without pauses and breaks.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RecordingBegan), "recording-began")]
[JsonDerivedType(typeof(RecordingPaused), "recording-paused")]
[JsonDerivedType(typeof(RecordingResumed), "recording-resumed")]
[JsonDerivedType(typeof(RecordingContinued), "recording-continued")]
[JsonDerivedType(typeof(RecordingEnded), "recording-ended")]
[JsonDerivedType(typeof(StillRecording), "still-recording")]
[JsonDerivedType(typeof(ParticipantCame), "participant-came")]
[JsonDerivedType(typeof(ParticipantWent), "participant-went")]
[JsonDerivedType(typeof(SpeakerTookOver), "speaker")]
[JsonDerivedType(typeof(PeopleSpoke), "speaking")]
[JsonDerivedType(typeof(ChatWritten), "chat")]
[JsonDerivedType(typeof(ChatCorrected), "chat-edited")]
[JsonDerivedType(typeof(ChatRemoved), "chat-deleted")]
[JsonDerivedType(typeof(MediaBroke), "media-lost")]
[JsonDerivedType(typeof(TrackAppeared), "track")]
[JsonDerivedType(typeof(TrackMuted), "track-muted")]
[JsonDerivedType(typeof(TrackUnmuted), "track-unmuted")]
[JsonDerivedType(typeof(TrackVanished), "track-ended")]
[JsonDerivedType(typeof(TrackRefused), "track-refused")]
[JsonDerivedType(typeof(TakeBegan), "take")]
[JsonDerivedType(typeof(TakeEnded), "take-ended")]
[JsonDerivedType(typeof(ClockRebased), "clock-rebased")]
[JsonDerivedType(typeof(ClockSampled), "clock")]
[JsonDerivedType(typeof(ArrivalSampled), "arrival")]
[JsonDerivedType(typeof(PictureSized), "picture-size")]
[JsonDerivedType(typeof(PictureDamaged), "picture-damaged")]
[JsonDerivedType(typeof(PacketMalformed), "packet-malformed")]
[JsonDerivedType(typeof(TrackSilent), "track-silent")]
[JsonDerivedType(typeof(TrackHeard), "track-heard")]
internal abstract record JournalEntry(double At);

/// <summary>The first line. Wall time is noted where the recording's clock is started and stopped; everything else is told by that clock.</summary>
internal sealed record RecordingBegan(
    double At, int Format, string RecordingId, string MeetingId, string MeetingCode, string MeetingName, DateTimeOffset WallTime)
    : JournalEntry(At)
{
    /// <summary>Of the journals that are written now.</summary>
    public const int CurrentFormat = 1;
}

/// <summary>The clock stops; nothing that happens meanwhile is recorded.</summary>
internal sealed record RecordingPaused(double At, DateTimeOffset WallTime) : JournalEntry(At);

/// <summary>The clock runs again, and stands otherwise to every sender's clock than before.</summary>
internal sealed record RecordingResumed(double At, DateTimeOffset WallTime) : JournalEntry(At);

/// <summary>
/// Another process goes on with a capture that was cut off. What there was so far – people, tracks, takes – is over; who and what is
/// still there is told again.
/// </summary>
/// <param name="BreakSeconds">How long nothing was recorded though it should have been; 0 when the recording was paused.</param>
internal sealed record RecordingContinued(double At, DateTimeOffset WallTime, double BreakSeconds) : JournalEntry(At);

internal sealed record RecordingEnded(double At, string Reason) : JournalEntry(At);

/// <summary>Written each second, so that a recording that was cut off knows how long it was.</summary>
internal sealed record StillRecording(double At) : JournalEntry(At);

internal sealed record ParticipantCame(double At, string ParticipantId, string DisplayName) : JournalEntry(At);

internal sealed record ParticipantWent(double At, string ParticipantId) : JournalEntry(At);

internal sealed record SpeakerTookOver(double At, string? ParticipantId) : JournalEntry(At);

internal sealed record MediaBroke(double At, string Reason) : JournalEntry(At);

internal sealed record TrackAppeared(double At, string TrackId, string ParticipantId, TrackKind Kind, TrackSource Source, bool Paused)
    : JournalEntry(At);

internal sealed record TrackMuted(double At, string TrackId) : JournalEntry(At);

internal sealed record TrackUnmuted(double At, string TrackId) : JournalEntry(At);

internal sealed record TrackVanished(double At, string TrackId) : JournalEntry(At);

/// <summary>A track, or the rest of it, is missing in the recording, and why.</summary>
internal sealed record TrackRefused(double At, string TrackId, string Reason) : JournalEntry(At);

/// <summary>The first frame of a file came. A track has more than one take when the recording was paused, or cut off.</summary>
internal sealed record TakeBegan(double At, string TakeId, string TrackId, string File, string MimeType, int ClockRate, uint Ssrc)
    : JournalEntry(At);

/// <summary>The file is finished.</summary>
/// <param name="Lost">Packets that never came, or too late.</param>
/// <param name="CpuSeconds">Time spent on handling its packets.</param>
internal sealed record TakeEnded(double At, string TakeId, string Reason, long Packets, long Lost, double CpuSeconds)
    : JournalEntry(At);

/// <summary>From file time <paramref name="FileTime"/> on, the sender's media clock may stand elsewhere than before.</summary>
internal sealed record ClockRebased(double At, string TakeId, int Epoch, double FileTime) : JournalEntry(At);

/// <summary>A sender report: the sender's clock showed <paramref name="Ntp"/> when its media stood at a file time. It arrived at At.</summary>
internal sealed record ClockSampled(double At, string TakeId, int Epoch, double FileTime, double Ntp) : JournalEntry(At);

/// <summary>The packet of the last seconds that travelled fastest: media of a file time arrived at At.</summary>
internal sealed record ArrivalSampled(double At, string TakeId, int Epoch, double FileTime) : JournalEntry(At);

/// <summary>From file time <paramref name="FileTime"/> on the picture has another size, in pixels; the first one is told too.</summary>
internal sealed record PictureSized(double At, string TakeId, double FileTime, int Width, int Height) : JournalEntry(At);

/// <summary>
/// Packets were lost, and what depends on them cannot be decoded: between two file times the picture stands still or is blemished.
/// </summary>
/// <param name="Frames">Frames that are left out for it.</param>
internal sealed record PictureDamaged(double At, string TakeId, double From, double To, int Frames) : JournalEntry(At);

/// <summary>
/// Packets were not what the codec's RTP format says, and what they held is left out. Told at the first one, and again at the end of the take.
/// </summary>
/// <param name="At">When the last one came.</param>
/// <param name="Since">When the first one came.</param>
/// <param name="Count">How many there are so far.</param>
internal sealed record PacketMalformed(double At, string TakeId, string TrackId, double Since, int Count) : JournalEntry(At);

/// <summary>Nothing that could be recorded has come since a moment, though the track is there and not muted.</summary>
internal sealed record TrackSilent(double At, string TrackId, double Since, string Reason) : JournalEntry(At);

/// <summary>The track is there again.</summary>
internal sealed record TrackHeard(double At, string TrackId) : JournalEntry(At);

/// <summary>All who are heard from now on; nobody when silence begins.</summary>
internal sealed record PeopleSpoke(double At, IReadOnlyList<string> ParticipantIds) : JournalEntry(At);

/// <summary>Somebody wrote to everybody.</summary>
internal sealed record ChatWritten(double At, string MessageId, string ParticipantId, string DisplayName, string Text) : JournalEntry(At);

internal sealed record ChatCorrected(double At, string MessageId, string Text) : JournalEntry(At);

internal sealed record ChatRemoved(double At, string MessageId) : JournalEntry(At);
