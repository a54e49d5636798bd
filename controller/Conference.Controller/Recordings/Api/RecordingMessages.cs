using System.Text.Json;
using System.Text.Json.Serialization;
using Conference.Controller.Hosting;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Api;

/// <summary>What a recording is to become; what is left out is as usual.</summary>
/// <param name="Layout">grid, speaker, presentation (the default) or audioOnly.</param>
/// <param name="Resolution">720p (the default) or 1080p.</param>
/// <param name="FrameRate">25 (the default) or 30.</param>
/// <param name="Tracks">Whether each track is delivered too.</param>
/// <param name="Hls">Whether an HLS playlist is delivered too.</param>
/// <param name="Chat">Whether the public chat is delivered; true unless said otherwise.</param>
/// <param name="Name">A name of its own; otherwise the meeting's.</param>
internal sealed record StartRecordingRequest(
    string? Layout = null, string? Resolution = null, int? FrameRate = null, bool? Tracks = null, bool? Hls = null, bool? Chat = null, string? Name = null);

/// <param name="Settings">What is to be different; the rest stays.</param>
internal sealed record RecomposeRequest(RecordingSettingsPatch? Settings = null);

internal sealed record RecordingSettingsPatch(
    string? Layout = null, string? Resolution = null, int? FrameRate = null, bool? Tracks = null, bool? Hls = null, bool? Chat = null);

/// <summary>For the OpenAPI document; it is read as a merge patch.</summary>
internal sealed record UpdateRecordingRequest(string? Name = null, bool? LegalHold = null, DateTimeOffset? RetainUntil = null);

internal sealed record RecordingSettingsView(string Layout, string Resolution, int FrameRate, bool Tracks, bool Hls, bool Chat);

/// <param name="Storage">Where it is stored beside the recorder's disk: primary, backup, or null for nowhere.</param>
internal sealed record ArtifactView(ArtifactKind Kind, string Path, string MediaType, long SizeBytes, string? Sha256, string? Storage, bool Encrypted);

/// <summary>A recording as those see it who may manage it, or at least look.</summary>
/// <param name="Name">Its own name; null: the meeting's.</param>
/// <param name="PausedSeconds">Length of the pauses that are over.</param>
/// <param name="WaitsFor">The recorder that must come back before anything goes on.</param>
/// <param name="FailedState">Where a retry goes on, of a failed one.</param>
/// <param name="Missing">Media that should be in it and is not, with reasons.</param>
/// <param name="MayManage">Whether the caller of this may change, share and delete it.</param>
internal sealed record Recording(
    string Id,
    string MeetingId,
    string MeetingCode,
    string MeetingName,
    string? Name,
    RecordingState State,
    RecordingSettingsView Settings,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? PausedAt,
    DateTimeOffset? StoppedAt,
    DateTimeOffset? CompletedAt,
    double PausedSeconds,
    double? DurationSeconds,
    long? SizeBytes,
    double? Progress,
    double? BacklogSeconds,
    double? CaptureCpuSeconds,
    double? ComposeCpuSeconds,
    string? ErrorCode,
    string? Error,
    RecordingState? FailedState,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? Recorder,
    string? WaitsFor,
    string? StartedBy,
    IReadOnlyList<string> Participants,
    IReadOnlyList<string> Missing,
    bool LegalHold,
    DateTimeOffset? RetainUntil,
    IReadOnlyList<ArtifactView> Artifacts,
    bool MayManage);

internal sealed record RecordingList(IReadOnlyList<Recording> Items, string? NextCursor);

/// <param name="Access">For the query of a file's address, <c>?access=</c>.</param>
internal sealed record AccessResponse(string Access, DateTimeOffset ExpiresAt);

internal sealed record RecorderView(
    string Id, string Name, bool Alive, int Capacity, int Active, long FreeBytes, string Version, string? ProblemCode, string? Problem,
    DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);

internal sealed record RecorderList(IReadOnlyList<RecorderView> Items);

internal sealed record ArtifactCheck(string Path, string? Storage, bool Ok, string? Problem);

internal sealed record VerifyResponse(string RecordingId, bool Ok, DateTimeOffset CheckedAt, IReadOnlyList<ArtifactCheck> Artifacts);

internal sealed record ReconcileProblem(
    string Kind, string? RecordingId, string? Path, string? Key, long? ExpectedBytes, long? ActualBytes, string Detail);

/// <param name="Checked">How many recordings were looked at.</param>
internal sealed record ReconcileResponse(int Checked, DateTimeOffset CheckedAt, IReadOnlyList<ReconcileProblem> Problems);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(CamelCaseEnumConverter<RecordingState>), typeof(CamelCaseEnumConverter<ArtifactKind>)])]
[JsonSerializable(typeof(StartRecordingRequest))]
[JsonSerializable(typeof(RecomposeRequest))]
[JsonSerializable(typeof(UpdateRecordingRequest))]
[JsonSerializable(typeof(Recording))]
[JsonSerializable(typeof(RecordingList))]
[JsonSerializable(typeof(AccessResponse))]
[JsonSerializable(typeof(RecorderList))]
[JsonSerializable(typeof(VerifyResponse))]
[JsonSerializable(typeof(ReconcileResponse))]
[JsonSerializable(typeof(CreateShareRequest))]
[JsonSerializable(typeof(Share))]
[JsonSerializable(typeof(ShareList))]
[JsonSerializable(typeof(SharedInfo))]
[JsonSerializable(typeof(OpenSharedRequest))]
[JsonSerializable(typeof(OpenSharedResponse))]
internal sealed partial class RecordingJson : JsonSerializerContext;
