using Conference.Recorder.Contracts;
using Conference.Recorder.Deliver;
using Conference.Testing.Faults;

namespace Conference.Recorder.Tests.Deliver;

[Collection(nameof(S3Collection))]
public sealed class BackupTests(SwiftFixture swift)
{
    [Theory]
    [InlineData("unreachable")]
    [InlineData("refused")]
    public async Task A_recording_goes_to_the_backup_as_a_whole_and_later_back(string fault)
    {
        await using var proxy = FaultProxy.Start(swift.Server.Address);
        var options = TestStorage.Options(proxy.Address, await swift.BucketAsync());
        options.Backup = TestStorage.Target(swift.Server.Address, await swift.BucketAsync());
        options.Attempts = 2;
        using var recording = new StoredRecording().WithComposite(12 << 20).With(ArtifactKind.Chat, "chat.vtt", 100);
        using var storage = TestStorage.Open(options);
        // The first file still gets there.
        proxy.Script = request => request.BodyBytes == 100 ? null
            : fault == "refused" ? new Fault.Answer(403, "AccessDenied") : new Fault.Answer(503, "SlowDown");

        var stored = await storage.DeliverAsync(recording);

        Assert.All(stored, item => Assert.Equal(("backup", options.Backup.Bucket), (item.Target, item.Bucket)));
        foreach (var item in stored)
            Assert.Equal(recording.ContentOf(item.Path), await storage.ReadAsync(item));

        // The storage is back, the local files are gone: brought back, delivered again, and removed from the backup.
        proxy.Script = _ => null;
        var content = recording.ContentOf("composite.mp4");
        foreach (var item in stored)
            File.Delete(recording.PathOf(item.Path));
        await storage.RestoreAsync(stored, recording.Folder, CancellationToken.None);
        var moved = await storage.DeliverAsync(recording);
        Assert.All(moved, item => Assert.Equal("primary", item.Target));
        foreach (var item in stored)
            await storage.DeleteAsync(item, CancellationToken.None);
        Assert.Equal(content, await storage.ReadAsync(moved[0]));
        Assert.Equal(moved.Select(item => item.Key).Order(StringComparer.Ordinal), await KeysAsync(storage));
    }

    [Fact]
    public async Task When_both_fail_both_are_named()
    {
        var options = TestStorage.Options(swift.Server.Address, "not-there");
        options.Backup = TestStorage.Target(new Uri("http://127.0.0.1:1"), "backup");
        options.Attempts = 1;
        using var recording = new StoredRecording().WithComposite(1000);
        using var storage = TestStorage.Open(options);
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.DeliverAsync(recording));
        Assert.Equal("upload_unreachable", failure.Code);
        Assert.True(failure.Retryable);
        Assert.Contains("NoSuchBucket", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Recorder:Storage:Backup:ServiceUrl", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_damaged_in_the_storage_is_not_restored()
    {
        var bucket = await swift.BucketAsync();
        using var recording = new StoredRecording().WithComposite(1000);
        using var storage = TestStorage.Open(TestStorage.Options(swift.Server.Address, bucket));
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        using var client = swift.Server.CreateClient();
        await client.PutObjectAsync(new() { BucketName = bucket, Key = stored.Key, InputStream = new MemoryStream(new byte[1000]) });
        File.Delete(recording.PathOf("composite.mp4"));
        var failure = await Assert.ThrowsAsync<RecordingFailedException>(
            () => storage.RestoreAsync([stored], recording.Folder, CancellationToken.None));
        Assert.Equal("storage_corrupt", failure.Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(recording.Folder), file => file.Contains("composite", StringComparison.Ordinal));
    }

    private static async Task<List<string>> KeysAsync(S3RecordingStorage storage)
    {
        var keys = new List<string>();
        await foreach (var item in storage.ListAsync(CancellationToken.None))
            keys.Add(item.Key);
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }
}
