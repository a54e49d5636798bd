using System.ComponentModel.DataAnnotations;

namespace Conference.Recorder;

/// <summary>A bucket at an S3 endpoint.</summary>
public sealed class StorageTargetOptions
{
    /// <summary>Name of the bucket, which must exist; empty: none.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Address of an S3 endpoint that is not AWS, for example <c>https://s3.example.org</c>; empty: AWS.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>Address under which browsers reach the endpoint, for links; empty: <see cref="ServiceUrl"/>.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Region, which is part of the signature; empty: AWS_REGION or the profile's at AWS, us-east-1 elsewhere.</summary>
    public string Region { get; set; } = "";

    /// <summary>Whether the bucket stands in the path and not in the host name; null: where <see cref="ServiceUrl"/> is given.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>Access key; empty: from the environment, the profile, or the role of the machine.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>Secret that belongs to <see cref="AccessKey"/>.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>Token of temporary credentials.</summary>
    public string SessionToken { get; set; } = "";

    /// <summary>Profile in the AWS credentials file, used without <see cref="AccessKey"/>.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Whether SHA-256 checksums are sent with each part (<c>x-amz-checksum-sha256</c>); off for endpoints that refuse them.</summary>
    public bool Checksums { get; set; } = true;

    /// <summary>Whether people get links to the endpoint; off: everything passes through the controller.</summary>
    public bool Links { get; set; } = true;

    /// <summary>Encryption by the storage.</summary>
    public ServerSideEncryptionMode ServerSideEncryption { get; set; }

    /// <summary>Key of the key management service with <see cref="ServerSideEncryptionMode.Kms"/>; empty: the bucket's.</summary>
    public string KmsKeyId { get; set; } = "";

    /// <summary>Storage class that objects are written in, for example <c>STANDARD_IA</c>; empty: the bucket's.</summary>
    public string StorageClass { get; set; } = "";

    /// <summary>After how many days recordings move to colder storage, 0 to 36,500; 0: never, the bucket's rules are left alone.</summary>
    [Range(0, 36_500)]
    public int TransitionAfterDays { get; set; }

    /// <summary>Storage class that they move to.</summary>
    public string TransitionStorageClass { get; set; } = "GLACIER_IR";

    internal string Endpoint => ServiceUrl.Length > 0 ? ServiceUrl : Region.Length > 0 ? $"AWS S3 ({Region})" : "AWS S3";
}
