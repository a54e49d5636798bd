using System.ComponentModel.DataAnnotations;

namespace Conference.Recorder;

/// <summary>Where finished recordings go. Without a bucket they stay on the recorder's disk.</summary>
public sealed class StorageOptions
{
    /// <summary>The storage that recordings go to.</summary>
    public StorageTargetOptions Primary { get; set; } = new();

    /// <summary>The storage that a recording goes to when the first one failed, after its retries; none without a bucket.</summary>
    public StorageTargetOptions Backup { get; set; } = new();

    /// <summary>
    /// Key of a recording's MP4; its other files lie below the same key without <c>.mp4</c>. Placeholders: <c>{recording}</c> (needed),
    /// <c>{meeting}</c> (its code), <c>{meeting-id}</c>, <c>{name}</c>, <c>{tenant}</c>, and parts of the UTC date such as <c>{yyyy-MM-dd}</c>.
    /// </summary>
    public string KeyTemplate { get; set; } = "recordings/{yyyy-MM-dd}/{meeting}-{recording}.mp4";

    /// <summary>Size of a part in bytes, 5 MiB to 1 GiB. Files of more than 10,000 parts get larger ones.</summary>
    [Range(5L << 20, 1L << 30)]
    public long PartBytes { get; set; } = 16 << 20;

    /// <summary>How many parts and files of a recording are sent at a time, 1 to 64.</summary>
    [Range(1, 64)]
    public int Parallelism { get; set; } = 4;

    /// <summary>How often a request is sent at most, 1 to 20: the first time included.</summary>
    [Range(1, 20)]
    public int Attempts { get; set; } = 6;

    /// <summary>Longest pause before the first repetition, 0 to 1 min; doubled each time. The pause itself is a random part of it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a request may make no progress before it is cut off and sent again, 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How what arrived is compared with what was sent.</summary>
    public UploadVerification Verify { get; set; } = UploadVerification.Checksum;

    /// <summary>What is tried at start.</summary>
    public StorageStartCheck StartCheck { get; set; } = StorageStartCheck.Write;

    /// <summary>Encryption before anything leaves this host.</summary>
    public StorageEncryptionOptions Encryption { get; set; } = new();

    internal bool HasBackup => Backup.Bucket.Length > 0;

    internal bool IsRemote => Primary.Bucket.Length > 0;
}
