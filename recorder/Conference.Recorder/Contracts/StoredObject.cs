namespace Conference.Recorder.Contracts;

/// <summary>An artifact in a storage.</summary>
/// <param name="Path">The artifact's path in the recording's folder; empty when the storage only lists the object.</param>
/// <param name="Target">Name of the storage target, <c>primary</c> or <c>backup</c>.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object's key.</param>
/// <param name="SizeBytes">Size of the stored object in bytes; larger than the artifact where it is encrypted.</param>
/// <param name="Sha256">Of the artifact's plain bytes, lower-case hexadecimal; empty when only listed.</param>
/// <param name="EncryptionKeyId">Name of the master key that wraps the object's own key; null where it is not encrypted here.</param>
public sealed record StoredObject(
    string Path, string Target, string Bucket, string Key, long SizeBytes, string Sha256, string? EncryptionKeyId);
