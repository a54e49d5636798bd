namespace Conference.Recorder;

/// <summary>What is tried of a storage when a recorder starts.</summary>
public enum StorageStartCheck
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>Whether the bucket is there.</summary>
    Bucket,

    /// <summary>Whether a small object can be written, read and deleted.</summary>
    Write,
}
