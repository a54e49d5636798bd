using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>A stored object that its recording has replaced.</summary>
internal sealed record LeftoverRow
{
    public required string RecordingId { get; init; }

    public required string Target { get; init; }

    public required string Bucket { get; init; }

    public required string ObjectKey { get; init; }

    public StoredObject Stored => new(string.Empty, Target, Bucket, ObjectKey, 0, string.Empty, null);
}
