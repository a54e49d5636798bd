using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Api;

/// <param name="ExpiresAt">When the link ends; with neither it never does.</param>
/// <param name="ExpiresIn">The same, in seconds from now.</param>
/// <param name="Passcode">4 to 64 characters that whoever opens it must know.</param>
/// <param name="Download">Whether the page offers the file to save.</param>
/// <param name="Label">For the one who shares.</param>
internal sealed record CreateShareRequest(
    DateTimeOffset? ExpiresAt = null, double? ExpiresIn = null, string? Passcode = null, bool Download = true, string? Label = null);

/// <param name="Token">Told once, when it is made.</param>
/// <param name="Url">The page, with the token; told once, when it is made.</param>
internal sealed record Share(
    string Id,
    string RecordingId,
    string? Token,
    string? Url,
    string? Label,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    bool PasscodeRequired,
    bool Download,
    long Views,
    DateTimeOffset? LastViewedAt);

internal sealed record ShareList(IReadOnlyList<Share> Items, string? NextCursor);

/// <summary>What a link tells before it is opened.</summary>
internal sealed record SharedInfo(
    string MeetingName, DateTimeOffset? StartedAt, double? DurationSeconds, DateTimeOffset? ExpiresAt, bool PasscodeRequired, bool Download, string Layout);

internal sealed record OpenSharedRequest(string? Passcode = null);

internal sealed record SharedRecording(
    string MeetingName, DateTimeOffset? StartedAt, double? DurationSeconds, long? SizeBytes, RecordingSettingsView Settings,
    IReadOnlyList<string> Missing, IReadOnlyList<SharedArtifact> Artifacts);

internal sealed record SharedArtifact(ArtifactKind Kind, string Path, string MediaType, long SizeBytes);

/// <param name="Access">For the query of a file's address, <c>?access=</c>.</param>
internal sealed record OpenSharedResponse(string Access, DateTimeOffset ExpiresAt, SharedRecording Recording);
