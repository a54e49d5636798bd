namespace Conference.Recorder;

/// <summary>How an upload is verified before it counts.</summary>
public enum UploadVerification
{
    /// <summary>By size and by the checksum of each part; read back where the endpoint confirms neither SHA-256 nor MD5.</summary>
    Checksum,

    /// <summary>By reading everything back: costs as much traffic as the upload.</summary>
    ReadBack,
}
