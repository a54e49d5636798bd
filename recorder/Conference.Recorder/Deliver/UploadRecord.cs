namespace Conference.Recorder.Deliver;

/// <summary>upload.json: how far the delivery of a recording has come.</summary>
/// <param name="Format">1.</param>
internal sealed record UploadRecord(int Format, List<ObjectRecord> Objects);

/// <summary>How far one object has come at one target.</summary>
internal sealed class ObjectRecord
{
    /// <summary>The artifact's path in the recording's folder.</summary>
    public required string Path { get; init; }

    public required string Target { get; init; }

    public required string Bucket { get; init; }

    public required string Key { get; init; }

    /// <summary>Of the plain bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Header of an encrypted object, with its wrapped key, in base64.</summary>
    public string? Header { get; init; }

    public long PartBytes { get; init; }

    public string? UploadId { get; set; }

    /// <summary>Whether it is stored and verified.</summary>
    public bool Done { get; set; }

    public List<PartRecord> Parts { get; init; } = [];
}

/// <summary>A part that the storage has.</summary>
/// <param name="Verified">Whether its bytes are known to be right, by SHA-256 or MD5.</param>
internal sealed record PartRecord(int Number, string ETag, string? ChecksumSha256, bool Verified);
