using Conference.Recorder.Contracts;
using Conference.Testing.Faults;

namespace Conference.Recorder.Tests.Deliver;

[Collection(nameof(S3Collection))]
public sealed class DeliveryTests(SwiftFixture swift)
{
    [Fact]
    public async Task All_files_arrive_verified_below_one_key()
    {
        using var recording = new StoredRecording().WithComposite(12 << 20)
            .With(ArtifactKind.Chapters, "chapters.vtt", 300).With(ArtifactKind.Hls, "hls/0.ts", 0).With(ArtifactKind.Manifest, "manifest.json", 99);
        using var storage = TestStorage.Open(TestStorage.Options(swift.Server.Address, await swift.BucketAsync()));
        var reported = new List<double>();

        var stored = await storage.DeliverAsync(
            recording.Job, recording.Folder, recording.Artifacts, new Reports(reported), CancellationToken.None);

        var stem = recording.CompositeKey[..^4];
        Assert.Equal([recording.CompositeKey, $"{stem}/chapters.vtt", $"{stem}/hls/0.ts", $"{stem}/manifest.json"], stored.Select(item => item.Key));
        foreach (var item in stored)
        {
            Assert.Equal(recording.ContentOf(item.Path), await storage.ReadAsync(item));
            Assert.Null(await storage.VerifyAsync(item, readContent: true, CancellationToken.None));
        }

        Assert.Equal(1, reported[^1]);
        Assert.Equal(reported.Order(), reported);
    }

    [Fact]
    public async Task Parts_are_sent_in_parallel_and_each_once()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        using var recording = new StoredRecording().WithComposite((22 << 20) + 1);
        using var storage = TestStorage.Open(TestStorage.Options(proxy.Address, await swift.BucketAsync()));
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Equal([1, 2, 3, 4, 5], proxy.Requests.Where(request => request.IsPart).Select(request => request.PartNumber).Order());
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task A_second_delivery_sends_nothing()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        using var recording = new StoredRecording().WithComposite(6 << 20).With(ArtifactKind.Chat, "chat.vtt", 10);
        using var storage = TestStorage.Open(TestStorage.Options(proxy.Address, await swift.BucketAsync()));
        var first = await storage.DeliverAsync(recording);
        var before = proxy.Requests.Count;
        Assert.Equal(first, await storage.DeliverAsync(recording));
        Assert.All(proxy.Requests.Skip(before), request => Assert.Equal("HEAD", request.Method));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(6 << 20)]
    public async Task What_the_options_ask_of_the_storage_goes_with_the_upload(int bytes)
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.Primary.ServerSideEncryption = ServerSideEncryptionMode.Kms;
        options.Primary.KmsKeyId = "key-1";
        options.Primary.StorageClass = "STANDARD_IA";
        // Swift knows neither: that it would refuse them is not what is asked here.
        proxy.Script = _ => new Fault.Answer(501, "NotImplemented");
        using var recording = new StoredRecording().WithComposite(bytes);
        using var storage = TestStorage.Open(options);
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.DeliverAsync(recording));
        Assert.Equal("upload_refused", failure.Code);
        var headers = Assert.Single(proxy.Requests).Headers;
        Assert.Equal("aws:kms", headers["x-amz-server-side-encryption"]);
        Assert.Equal("key-1", headers["x-amz-server-side-encryption-aws-kms-key-id"]);
        Assert.Equal("STANDARD_IA", headers["x-amz-storage-class"]);
        Assert.Equal("video/mp4", headers["content-type"]);
        Assert.Equal(recording.Artifacts[0].Sha256, headers["x-amz-meta-sha256"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checksums_go_with_each_part_unless_they_are_off(bool checksums)
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.Primary.Checksums = checksums;
        using var recording = new StoredRecording().WithComposite(6 << 20);
        using var storage = TestStorage.Open(options);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.All(
            proxy.Requests.Where(request => request.IsPart),
            request => Assert.Equal(checksums, request.Headers.ContainsKey("x-amz-checksum-sha256")));
        Assert.DoesNotContain(proxy.Requests, request => request.Headers.Keys.Any(name => name.StartsWith("x-amz-checksum", StringComparison.Ordinal)) && !checksums);
        Assert.DoesNotContain(proxy.Requests, request => request.Headers.ContainsKey("x-amz-decoded-content-length")); // no chunked framing
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    private sealed class Reports(List<double> reported) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (reported)
                reported.Add(value);
        }
    }
}
