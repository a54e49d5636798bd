using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>One file of a recording, and where it is stored beside the recorder's disk.</summary>
internal sealed record ArtifactRow
{
    public required string RecordingId { get; init; }

    public required ArtifactKind Kind { get; init; }

    public required string Path { get; init; }

    public required string MediaType { get; init; }

    public long SizeBytes { get; init; }

    public string? Sha256 { get; init; }

    /// <summary>Null: on the recorder's disk alone.</summary>
    public string? Target { get; init; }

    public string? Bucket { get; init; }

    public string? ObjectKey { get; init; }

    public string? EncryptionKeyId { get; init; }

    public long? StoredBytes { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public StoredObject? Stored => Target is null
        ? null
        : new StoredObject(Path, Target, Bucket!, ObjectKey!, StoredBytes ?? SizeBytes, Sha256 ?? string.Empty, EncryptionKeyId);

    public RecordingArtifact Artifact => new(Kind, Path, MediaType, SizeBytes, Sha256 ?? string.Empty);
}
