namespace Conference.Recorder;

/// <summary>Encryption by the storage itself.</summary>
public enum ServerSideEncryptionMode
{
    /// <summary>What the bucket does by default.</summary>
    Default,

    /// <summary>With keys of the storage (<c>AES256</c>).</summary>
    Aes256,

    /// <summary>With a key of its key management service (<c>aws:kms</c>).</summary>
    Kms,
}
