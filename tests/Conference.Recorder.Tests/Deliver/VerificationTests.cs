using Amazon.S3.Model;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>What somebody did to a stored object is noticed.</summary>
[Collection(nameof(S3Collection))]
public sealed class VerificationTests(SwiftFixture swift)
{
    private const int Bytes = 300_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_truncated_an_altered_and_a_deleted_object_are_noticed(bool encrypted)
    {
        var bucket = await swift.BucketAsync();
        var options = TestStorage.Options(swift.Server.Address, bucket);
        if (encrypted)
            options.Encryption = EncryptionTests.Keys("first");
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(Bytes);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Null(await storage.VerifyAsync(stored, readContent: true, CancellationToken.None));
        using var client = swift.Server.CreateClient();
        var content = await BytesAsync(client, stored);

        content[Bytes / 2] ^= 1;
        await PutAsync(client, stored, content);
        Assert.Null(await storage.VerifyAsync(stored, readContent: false, CancellationToken.None));
        var altered = await storage.VerifyAsync(stored, readContent: true, CancellationToken.None);
        Assert.Contains(encrypted ? "was changed or cut off at segment 2" : "has other content", altered, StringComparison.Ordinal);

        await PutAsync(client, stored, content[..^1000]);
        var truncated = await storage.VerifyAsync(stored, readContent: false, CancellationToken.None);
        Assert.Contains($"has {content.Length - 1000} bytes instead of {content.Length}", truncated, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.ReadAsync(stored));
        Assert.Equal("storage_corrupt", failure.Code);

        await client.DeleteObjectAsync(bucket, stored.Key);
        Assert.Contains("is not in bucket", await storage.VerifyAsync(stored, readContent: true, CancellationToken.None), StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.ReadAsync(stored));
        Assert.Equal("storage_missing", failure.Code);
    }

    [Fact]
    public async Task Another_object_of_the_same_size_is_noticed_without_reading_it()
    {
        var bucket = await swift.BucketAsync();
        using var storage = TestStorage.Open(TestStorage.Options(swift.Server.Address, bucket));
        using var recording = new StoredRecording().WithComposite(Bytes);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        using var client = swift.Server.CreateClient();
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = stored.Key, InputStream = new MemoryStream(new byte[Bytes]) });
        Assert.Contains("is another object", await storage.VerifyAsync(stored, readContent: false, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_was_lost_after_its_delivery_is_delivered_again()
    {
        var bucket = await swift.BucketAsync();
        using var storage = TestStorage.Open(TestStorage.Options(swift.Server.Address, bucket));
        using var recording = new StoredRecording().WithComposite(Bytes);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        await storage.DeleteAsync(stored, CancellationToken.None);
        Assert.Equal(stored, Assert.Single(await storage.DeliverAsync(recording)));
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task Reading_back_is_an_option()
    {
        await using var proxy = Conference.Testing.Faults.FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.Verify = UploadVerification.ReadBack;
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(Bytes);
        await storage.DeliverAsync(recording);
        Assert.Contains(proxy.Requests, request => request.Method == "GET" && request.Target.Contains(".mp4", StringComparison.Ordinal));
    }

    private static async Task<byte[]> BytesAsync(Amazon.S3.AmazonS3Client client, StoredObject stored)
    {
        using var response = await client.GetObjectAsync(stored.Bucket, stored.Key);
        using var memory = new MemoryStream();
        await response.ResponseStream.CopyToAsync(memory);
        return memory.ToArray();
    }

    // As a storage would that damages what it keeps: what it tells of the object stays.
    private static Task<PutObjectResponse> PutAsync(Amazon.S3.AmazonS3Client client, StoredObject stored, byte[] content)
    {
        var request = new PutObjectRequest { BucketName = stored.Bucket, Key = stored.Key, InputStream = new MemoryStream(content) };
        request.Metadata["sha256"] = stored.Sha256;
        return client.PutObjectAsync(request);
    }
}
