namespace Conference.Controller.Tests.Recordings;

/// <summary>Which callers may make a call, each by the status that the others get.</summary>
/// <param name="Operation">Its name in the OpenAPI document.</param>
/// <param name="Path">With {m} and {r} for the stage's meeting and recording.</param>
/// <param name="Member">A tenant's account without administration.</param>
/// <param name="Host">In the meeting, with all grants; also the holder of the host's join token.</param>
/// <param name="Speaker">In the meeting, with the grant to record.</param>
/// <param name="Attendee">In the meeting, without.</param>
internal sealed record RecordingCall(
    string Operation, string Method, string Path, string? Body, int Member, int Host, int Speaker, int Attendee, int Tenant)
{
    public const int May = 0;
}

internal static class RecordingCallers
{
    private const int May = RecordingCall.May;

    /// <summary>Every call of the module but those that start and order a capture, which are for whoever has the grant to record.</summary>
    public static IReadOnlyList<RecordingCall> All { get; } =
    [
        new("listMeetingRecordings", "GET", "meetings/{m}/recordings", null, May, May, May, May, May),
        new("listRecordings", "GET", "recordings", null, May, 403, 403, 403, May),
        new("getRecording", "GET", "recordings/{r}", null, May, May, May, May, May),
        new("accessRecording", "POST", "recordings/{r}/access", null, May, May, May, May, May),
        new("getRecordingFile", "GET", "recordings/{r}/file", null, May, May, May, May, May),
        new("getRecordingArtifact", "GET", "recordings/{r}/files/composite.mp4", null, May, May, May, May, May),
        new("getRecordingTracks", "GET", "recordings/{r}/tracks", null, 404, 404, 404, 404, 404), // allowed, and there are none
        new("verifyRecording", "POST", "recordings/{r}/verify", null, May, May, May, 403, May),
        new("retryRecording", "POST", "recordings/{r}/retry", null, 409, 409, 409, 403, 409), // allowed, and it has not failed
        new("uploadRecording", "POST", "recordings/{r}/upload", null, 409, 409, 409, 403, 409), // allowed, and there is no storage
        new("shareRecording", "POST", "recordings/{r}/shares", "{}", May, May, 403, 403, May),
        new("listRecordingShares", "GET", "recordings/{r}/shares", null, May, May, 403, 403, May),
        new("revokeRecordingShare", "DELETE", "recordings/{r}/shares/nope", null, 404, 404, 403, 403, 404),
        new("updateRecording", "PATCH", "recordings/{r}", """{"legalHold":false}""", 403, 403, 403, 403, May),
        new("reconcileRecordings", "POST", "recordings/reconcile", null, 403, 403, 403, 403, May),
        new("listRecorders", "GET", "recorders", null, 403, 403, 403, 403, May),
        new("deleteRecording", "DELETE", "recordings/{none}", null, 403, 404, 404, 404, 404),
    ];

    public static RecordingCall Named(string operation) => All.Single(call => call.Operation == operation);
}
