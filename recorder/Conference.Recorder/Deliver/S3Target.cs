using System.Globalization;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;
using Amazon.S3.Model;

namespace Conference.Recorder.Deliver;

/// <summary>One bucket: its client, and how errors about it are told.</summary>
internal sealed class S3Target : IDisposable
{
    public const string Primary = "primary", Backup = "backup";

    private const int BufferBytes = 128 * 1024;

    private readonly Lazy<AmazonS3Client> _client;
    private readonly Lazy<AmazonS3Client> _linkClient;

    public S3Target(string name, StorageTargetOptions options)
    {
        Name = name;
        Options = options;
        // At first use: the SDK looks for credentials of a machine over the network.
        _client = new(() => Create(options.ServiceUrl));
        _linkClient = new(() => options.PublicUrl.Length > 0 ? Create(options.PublicUrl) : _client.Value);
    }

    public string Name { get; }

    public StorageTargetOptions Options { get; }

    public string Bucket => Options.Bucket;

    public AmazonS3Client Client => _client.Value;

    /// <summary>Whether bodies need no signature of their own: TLS protects them, and a signed checksum. The SDK would read them twice.</summary>
    public bool ProtectsBodies => !Options.ServiceUrl.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    private string Section => $"Recorder:Storage:{(Name == Primary ? nameof(StorageOptions.Primary) : nameof(StorageOptions.Backup))}";

    public Uri Presign(string key, DateTime expires, string? disposition)
    {
        var request = new GetPreSignedUrlRequest
        {
            BucketName = Bucket,
            Key = key,
            Expires = expires,
            Verb = HttpVerb.GET,
            Protocol = _linkClient.Value.Config.ServiceURL?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true ? Protocol.HTTP : Protocol.HTTPS,
        };
        if (disposition is not null)
            request.ResponseHeaderOverrides.ContentDisposition = disposition;
        return new Uri(_linkClient.Value.GetPreSignedURL(request));
    }

    /// <summary>What failed, where, why, and the way out.</summary>
    public string Message(string request, Exception exception, int attempts)
    {
        var tries = attempts > 1 ? string.Create(CultureInfo.InvariantCulture, $" after {attempts} attempts") : "";
        return $"Storage {Name} ({Options.Endpoint}, bucket {Bucket}): {request} failed{tries}: {StorageFaults.Reason(exception)}. " +
            StorageFaults.WayOut(exception, Section);
    }

    public void Dispose()
    {
        if (_linkClient.IsValueCreated)
            _linkClient.Value.Dispose();
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private AmazonS3Client Create(string serviceUrl)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = Options.PathStyle ?? serviceUrl.Length > 0,
            // Retries are ours: they send parts anew from the disk, and are logged.
            MaxErrorRetry = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            BufferSize = BufferBytes,
            // We send a checksum of our own where the bytes matter; the SDK's default framing is what many endpoints refuse.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (serviceUrl.Length > 0)
        {
            config.ServiceURL = serviceUrl;
            config.AuthenticationRegion = Options.Region.Length > 0 ? Options.Region : "us-east-1";
        }
        else if (Options.Region.Length > 0)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Options.Region);
        }

        var credentials = Credentials();
        return credentials is null ? new AmazonS3Client(config) : new AmazonS3Client(credentials, config);
    }

    private AWSCredentials? Credentials()
    {
        if (Options.AccessKey.Length > 0)
        {
            return Options.SessionToken.Length > 0
                ? new SessionAWSCredentials(Options.AccessKey, Options.SecretKey, Options.SessionToken)
                : new BasicAWSCredentials(Options.AccessKey, Options.SecretKey);
        }

        if (Options.Profile.Length == 0)
            return null;
        return new CredentialProfileStoreChain().TryGetAWSCredentials(Options.Profile, out var credentials)
            ? credentials
            : throw new AmazonClientException($"There is no profile {Options.Profile} in the AWS credentials file");
    }
}
