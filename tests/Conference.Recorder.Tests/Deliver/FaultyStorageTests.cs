using Conference.Recorder.Contracts;
using Conference.Testing.Faults;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>A storage that has bad days, and one that says no.</summary>
[Collection(nameof(S3Collection))]
public sealed class FaultyStorageTests(SwiftFixture swift)
{
    private const int CompositeBytes = 12 << 20;

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("cut in a part")]
    [InlineData("cut in the answer")]
    [InlineData("no answer")]
    [InlineData("altered on the way")]
    public async Task A_part_that_meets_a_fault_is_sent_again_and_no_other(string name)
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.StallTimeout = TimeSpan.FromSeconds(5);
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        proxy.Script = Once(request => request is { IsPart: true, PartNumber: 2 }, FaultOf(name));

        var stored = Assert.Single(await storage.DeliverAsync(recording));

        Assert.Equal([1, 2, 2, 3], Parts(proxy).Order());
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task Every_kind_of_request_is_sent_again()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        using var storage = TestStorage.Open(TestStorage.Options(proxy.Address, await swift.BucketAsync()));
        using var recording = new StoredRecording().WithComposite(CompositeBytes).With(ArtifactKind.Chat, "chat.vtt", 500);
        var failed = new HashSet<string>();
        // Each request fails the first time.
        proxy.Script = request =>
        {
            lock (failed)
                return failed.Add($"{request.Method} {request.Target}") ? new Fault.Answer(503, "SlowDown") : null;
        };

        foreach (var stored in await storage.DeliverAsync(recording))
        {
            Assert.Equal(recording.ContentOf(stored.Path), await storage.ReadAsync(stored));
            await storage.DeleteAsync(stored, CancellationToken.None);
            Assert.Contains("is not in bucket", await storage.VerifyAsync(stored, readContent: false, CancellationToken.None), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_upload_whose_completion_was_not_heard_of_is_complete()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        using var storage = TestStorage.Open(TestStorage.Options(proxy.Address, await swift.BucketAsync()));
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        proxy.Script = Once(request => request.Method == "POST" && request.Target.Contains("uploadId=", StringComparison.Ordinal), new Fault.CutAnswer(40));
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Equal([1, 2, 3], Parts(proxy).Order());
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task A_slow_storage_is_waited_for_as_long_as_it_moves()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.StallTimeout = TimeSpan.FromSeconds(4);
        options.PartBytes = 32 << 20;
        options.Attempts = 1;
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(CompositeBytes * 2);
        // Takes 6 s, of which up to 1 s are of what sockets hold and the client has got rid of.
        proxy.Script = request => request.BodyBytes > 0 ? new Fault.Slow(4 << 20) : null;
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task A_download_that_is_cut_goes_on_where_it_broke()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        using var storage = TestStorage.Open(TestStorage.Options(proxy.Address, await swift.BucketAsync()));
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        proxy.Script = Once(request => request.Method == "GET", new Fault.CutAnswer(5 << 20));
        Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
    }

    [Fact]
    public async Task A_storage_that_never_answers_is_unreachable_and_worth_another_try()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.Attempts = 3;
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(1000);
        proxy.Script = _ => new Fault.Answer(503, "SlowDown");
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.DeliverAsync(recording));
        Assert.Equal("upload_unreachable", failure.Code);
        Assert.True(failure.Retryable);
        Assert.Equal(3, proxy.Requests.Count);
        Assert.Contains("after 3 attempts: SlowDown (503)", failure.Message, StringComparison.Ordinal);
        Assert.Contains(proxy.Address.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_port_is_unreachable()
    {
        var proxy = FaultProxy.Start(swift.Server.Address);
        await proxy.DisposeAsync();
        var options = TestStorage.Options(proxy.Address, "bucket");
        options.Attempts = 2;
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(1000);
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.DeliverAsync(recording));
        Assert.Equal("upload_unreachable", failure.Code);
        Assert.Contains("Connection refused", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Recorder:Storage:Primary:ServiceUrl", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secret", "SignatureDoesNotMatch (403)", "SecretKey")]
    [InlineData("key", "SignatureDoesNotMatch (403)", "Recorder:Storage:Primary:AccessKey")]
    [InlineData("bucket", "NoSuchBucket (404)", "Recorder:Storage:Primary:Bucket")]
    public async Task A_refusal_is_not_repeated_and_names_the_setting(string wrong, string reason, string setting)
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        if (wrong == "secret")
            options.Primary.SecretKey = "wrong";
        else if (wrong == "key")
            options.Primary.AccessKey = "nobody";
        else
            options.Primary.Bucket = "not-there";
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(CompositeBytes);
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.DeliverAsync(recording));
        Assert.Equal("upload_refused", failure.Code);
        Assert.False(failure.Retryable);
        Assert.True(failure.Message.Contains(reason, StringComparison.Ordinal), failure.Message);
        Assert.Contains(setting, failure.Message, StringComparison.Ordinal);
        Assert.Contains(recording.CompositeKey, failure.Message, StringComparison.Ordinal);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_local_file_that_is_not_what_was_composed_is_not_sent()
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        using var storage = TestStorage.Open(TestStorage.Options(proxy.Address, await swift.BucketAsync()));
        using var recording = new StoredRecording().WithComposite(1000);
        await File.WriteAllBytesAsync(recording.PathOf("composite.mp4"), new byte[1000]);
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.DeliverAsync(recording));
        Assert.Equal("files_unreadable", failure.Code);
        Assert.Contains("recompose", failure.Message, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    private static Fault FaultOf(string name) => name switch
    {
        "500" => new Fault.Answer(500, "InternalError"),
        "503" => new Fault.Answer(503, "SlowDown"),
        "cut in a part" => new Fault.CutRequest(2 << 20),
        "cut in the answer" => new Fault.CutAnswer(30),
        "no answer" => new Fault.Hang(),
        "altered on the way" => new Fault.AlterRequest(3 << 20),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static Func<ProxiedRequest, Fault?> Once(Func<ProxiedRequest, bool> when, Fault fault)
    {
        var done = 0;
        return request => when(request) && Interlocked.Exchange(ref done, 1) == 0 ? fault : null;
    }

    private static IEnumerable<int> Parts(FaultProxy proxy) => proxy.Requests.Where(request => request.IsPart).Select(request => request.PartNumber);
}
