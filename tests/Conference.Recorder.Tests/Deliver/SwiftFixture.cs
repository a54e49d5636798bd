using Conference.Testing.S3;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>One S3 server for all tests that do not kill it; each takes a bucket of its own.</summary>
public sealed class SwiftFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    public SwiftServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        Server = await SwiftServer.StartAsync(timeout.Token);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A new bucket, and its name.</summary>
    public async Task<string> BucketAsync()
    {
        var bucket = $"test-{Guid.NewGuid():N}";
        await Server.CreateBucketAsync(bucket, CancellationToken.None);
        return bucket;
    }
}

[CollectionDefinition(nameof(S3Collection))]
public sealed class S3Collection : ICollectionFixture<SwiftFixture>;
