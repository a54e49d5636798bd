using Conference.Recorder.Contracts;
using Conference.Testing.Faults;
using Conference.Testing.S3;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>What was sent before something died is not sent again.</summary>
[Collection(nameof(S3Collection))]
public sealed class ResumedUploadTests(SwiftFixture swift)
{
    private const int CompositeBytes = 32 << 20; // seven parts

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_recorder_that_was_killed_goes_on_with_the_parts_that_are_missing(bool encrypted)
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.Parallelism = 2;
        options.StallTimeout = Patience;
        if (encrypted)
            options.Encryption = EncryptionTests.Keys("first");
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        // Parts 4 and 5 arrive half and are never answered: the recorder is killed in the middle of them.
        var stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.Script = request =>
        {
            if (request is not { IsPart: true, PartNumber: >= 4 })
                return null;
            stuck.TrySetResult();
            return new Fault.Slow(1000);
        };
        await using (var child = UploadingProcess.Start(options, recording))
        {
            await stuck.Task.WaitAsync(Patience);
            await child.RecordedAsync(recording, parts: 3).WaitAsync(Patience);
            await child.KillAsync();
        }

        var before = proxy.Requests.Count;
        proxy.Script = _ => null;
        using var storage = TestStorage.Open(options);
        var stored = Assert.Single(await storage.DeliverAsync(recording));

        Assert.Equal([4, 5, 6, 7], Parts(proxy, before));
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task A_part_that_arrived_but_was_not_written_down_is_recognized()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        await FailAtCompletionAsync(proxy, options, recording);
        var file = recording.PathOf("upload.json");
        var record = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        record["objects"]![0]!["parts"]!.AsArray().Clear();
        await File.WriteAllTextAsync(file, record.ToJsonString());

        var before = proxy.Requests.Count;
        using var storage = TestStorage.Open(options);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Empty(Parts(proxy, before));
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task An_upload_that_the_storage_has_forgotten_begins_anew()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        await FailAtCompletionAsync(proxy, options, recording);
        using (var client = swift.Server.CreateClient())
        {
            var upload = Assert.Single((await client.ListMultipartUploadsAsync(options.Primary.Bucket)).MultipartUploads);
            await client.AbortMultipartUploadAsync(options.Primary.Bucket, upload.Key, upload.UploadId);
        }

        var before = proxy.Requests.Count;
        using var storage = TestStorage.Open(options);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Parts(proxy, before));
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("{ \"format\": 99, \"objects\": [] }")]
    [InlineData("{ \"format\": 1, \"objects\": null }")]
    [InlineData("{ \"format\": 1 }")]
    public async Task A_record_that_cannot_be_read_counts_as_none(string content)
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        await File.WriteAllTextAsync(recording.PathOf("upload.json"), content);
        using var storage = TestStorage.Open(options);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task What_was_composed_anew_is_uploaded_anew_and_the_old_upload_is_dropped()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        await FailAtCompletionAsync(proxy, options, recording);
        var before = proxy.Requests.Count;
        recording.WithComposite(CompositeBytes);
        using var storage = TestStorage.Open(options);
        var stored = Assert.Single(await storage.DeliverAsync(recording.Job, recording.Folder, [recording.Artifacts[^1]], new Progress<double>(), default));
        Assert.Equal(7, Parts(proxy, before).Count());
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
        using var client = swift.Server.CreateClient();
        Assert.Empty((await client.ListMultipartUploadsAsync(options.Primary.Bucket)).MultipartUploads ?? []);
    }

    [Fact]
    public async Task An_encrypted_upload_whose_master_key_is_gone_begins_anew()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.Encryption = EncryptionTests.Keys("old");
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        await FailAtCompletionAsync(proxy, options, recording);
        var before = proxy.Requests.Count;
        options.Encryption = EncryptionTests.Keys("new");
        using var storage = TestStorage.Open(options);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Equal("new", stored.EncryptionKeyId);
        Assert.Equal(7, Parts(proxy, before).Count());
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task An_unfinished_upload_can_be_abandoned()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        await FailAtCompletionAsync(proxy, options, recording);
        using var client = swift.Server.CreateClient();
        Assert.Single((await client.ListMultipartUploadsAsync(options.Primary.Bucket)).MultipartUploads);
        using var storage = TestStorage.Open(options);
        await storage.AbandonAsync(recording.Folder, CancellationToken.None);
        Assert.Empty((await client.ListMultipartUploadsAsync(options.Primary.Bucket)).MultipartUploads ?? []);
    }

    [Fact]
    public async Task A_storage_that_is_killed_in_the_middle_of_a_part_gets_the_rest_when_it_is_back()
    {
        await using var server = await SwiftServer.StartAsync(CancellationToken.None);
        await server.CreateBucketAsync("kept", CancellationToken.None);
        await using var proxy = FaultProxy.Start(server.Address);
        var options = TestStorage.Options(proxy.Address, "kept");
        options.Attempts = 20;
        options.RetryDelay = TimeSpan.FromSeconds(2);
        options.StallTimeout = TimeSpan.FromSeconds(10);
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.Script = request =>
        {
            if (request is not { IsPart: true, PartNumber: 5 })
                return null;
            inside.TrySetResult();
            return new Fault.Slow(1 << 20);
        };

        var delivery = storage.DeliverAsync(recording);
        await inside.Task.WaitAsync(Patience);
        await server.KillAsync();
        proxy.Script = _ => null;
        await server.RestartAsync(CancellationToken.None);
        var stored = Assert.Single(await delivery.WaitAsync(Patience));

        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
        Assert.Null(await storage.VerifyAsync(stored, readContent: true, CancellationToken.None));
    }

    private static async Task FailAtCompletionAsync(FaultProxy proxy, StorageOptions options, StoredRecording recording)
    {
        var attempts = options.Attempts;
        options.Attempts = 1;
        proxy.Script = request => request.Method == "POST" && request.Target.Contains("uploadId=", StringComparison.Ordinal) ? new Fault.Answer(503, "SlowDown") : null;
        using (var storage = TestStorage.Open(options))
            await Assert.ThrowsAsync<RecordingFailedException>(() => storage.DeliverAsync(recording));
        proxy.Script = _ => null;
        options.Attempts = attempts;
    }

    private static IEnumerable<int> Parts(FaultProxy proxy, int before) =>
        proxy.Requests.Skip(before).Where(request => request.IsPart).Select(request => request.PartNumber).Order();
}
