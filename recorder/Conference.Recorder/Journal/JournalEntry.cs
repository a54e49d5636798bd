using System.Text.Json.Serialization;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Journal;

/// <summary>One line of journal.ndjson. <paramref name="At"/> is the recording's clock: seconds since Record, monotonic.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RecordingBegan), "recording-began")]
[JsonDerivedType(typeof(RecordingEnded), "recording-ended")]
[JsonDerivedType(typeof(StillRecording), "still-recording")]
[JsonDerivedType(typeof(ParticipantCame), "participant-came")]
[JsonDerivedType(typeof(ParticipantWent), "participant-went")]
[JsonDerivedType(typeof(SpeakerTookOver), "speaker")]
[JsonDerivedType(typeof(MediaBroke), "media-lost")]
[JsonDerivedType(typeof(TrackAppeared), "track")]
[JsonDerivedType(typeof(TrackMuted), "track-muted")]
[JsonDerivedType(typeof(TrackUnmuted), "track-unmuted")]
[JsonDerivedType(typeof(TrackVanished), "track-ended")]
[JsonDerivedType(typeof(TrackRefused), "track-refused")]
[JsonDerivedType(typeof(TakeBegan), "take")]
[JsonDerivedType(typeof(TakeFlowed), "take-flowed")]
[JsonDerivedType(typeof(TakeEnded), "take-ended")]
[JsonDerivedType(typeof(ClockRebased), "clock-rebased")]
[JsonDerivedType(typeof(ClockSampled), "clock")]
[JsonDerivedType(typeof(ArrivalSampled), "arrival")]
internal abstract record JournalEntry(double At);

/// <summary>The first line. Wall time is noted once, here; everything else is told by the recording's clock.</summary>
internal sealed record RecordingBegan(
    double At, int Format, string RecordingId, string MeetingId, string MeetingCode, string MeetingName, DateTimeOffset WallTime)
    : JournalEntry(At);

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

/// <summary>One FFmpeg run writes one file of a track; a track has more than one take when FFmpeg had to be started again.</summary>
internal sealed record TakeBegan(double At, string TakeId, string TrackId, string File, string MimeType, int ClockRate, uint Ssrc)
    : JournalEntry(At);

/// <summary>The packet with which the file begins (its time 0) arrived.</summary>
internal sealed record TakeFlowed(double At, string TakeId, uint RtpTimestamp) : JournalEntry(At);

internal sealed record TakeEnded(double At, string TakeId, string Reason, int ExitCode, long Packets, long Lost, double CpuSeconds)
    : JournalEntry(At);

/// <summary>From file time <paramref name="FileTime"/> on, the sender's media clock may stand elsewhere than before.</summary>
internal sealed record ClockRebased(double At, string TakeId, int Epoch, double FileTime) : JournalEntry(At);

/// <summary>A sender report: the sender's clock showed <paramref name="Ntp"/> when its media stood at a file time. It arrived at At.</summary>
internal sealed record ClockSampled(double At, string TakeId, int Epoch, double FileTime, double Ntp) : JournalEntry(At);

/// <summary>The packet of the last seconds that travelled fastest: media of a file time arrived at At.</summary>
internal sealed record ArrivalSampled(double At, string TakeId, int Epoch, double FileTime) : JournalEntry(At);
