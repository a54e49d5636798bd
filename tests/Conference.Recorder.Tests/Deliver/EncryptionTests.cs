using System.Security.Cryptography;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>Recordings that are encrypted before they leave the host.</summary>
[Collection(nameof(S3Collection))]
public sealed class EncryptionTests(SwiftFixture swift)
{
    private const int Segment = 64 * 1024;

    /// <summary>Master keys of these names; the last one is the current one.</summary>
    internal static StorageEncryptionOptions Keys(params string[] names) => new()
    {
        CurrentKey = names[^1],
        Keys = names.ToDictionary(name => name, name => Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))),
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Segment)]
    [InlineData(Segment + 1)]
    [InlineData((11 << 20) + 17)]
    public async Task Any_range_of_an_encrypted_object_can_be_read(int bytes)
    {
        using var storage = TestStorage.Open(await OptionsAsync("first"));
        using var recording = new StoredRecording().WithComposite(bytes);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        var content = recording.ContentOf("composite.mp4");
        Assert.Equal("first", stored.EncryptionKeyId);
        Assert.True(stored.SizeBytes > bytes);
        Assert.Equal(content, await storage.ReadAsync(stored));
        Assert.Null(await storage.VerifyAsync(stored, readContent: true, CancellationToken.None));
        foreach (var (offset, length) in new[] { (0, 1), (Segment - 1, 2), (Segment, 1), (5, Segment * 3), (bytes / 2, 1000), (bytes - 1, 100), (bytes, 5) })
        {
            if (offset < 0 || offset > bytes)
                continue;
            var expected = content.AsSpan(offset, Math.Min(length, bytes - offset)).ToArray();
            Assert.Equal(expected, await storage.ReadAsync(stored, offset, length));
        }
    }

    [Fact]
    public async Task The_storage_sees_nothing_of_the_content_and_gives_no_links()
    {
        var options = await OptionsAsync("first");
        using var storage = TestStorage.Open(options);
        using var recording = new StoredRecording().WithComposite(200_000);
        var stored = Assert.Single(await storage.DeliverAsync(recording));
        options.Encryption = new StorageEncryptionOptions();
        using var plainView = TestStorage.Open(options);
        var seen = await plainView.ReadAsync(stored with { EncryptionKeyId = null });
        var content = recording.ContentOf("composite.mp4");
        for (var at = 0; at + 32 <= content.Length; at += 5_000)
            Assert.Equal(-1, seen.AsSpan().IndexOf(content.AsSpan(at, 32)));
        Assert.Null(storage.Presign(stored, TimeSpan.FromHours(1), null));
    }

    [Fact]
    public async Task A_master_key_can_be_rotated_and_an_old_one_is_needed_for_what_it_wraps()
    {
        var options = await OptionsAsync("old");
        using var recording = new StoredRecording().WithComposite(1000);
        StoredObject stored;
        using (var storage = TestStorage.Open(options))
            stored = Assert.Single(await storage.DeliverAsync(recording));

        options.Encryption = Keys("old", "new");
        using (var storage = TestStorage.Open(options))
        {
            Assert.Equal(recording.ContentOf("composite.mp4"), await storage.ReadAsync(stored));
            using var other = new StoredRecording().WithComposite(1000);
            Assert.Equal("new", Assert.Single(await storage.DeliverAsync(other)).EncryptionKeyId);
        }

        options.Encryption = Keys("new");
        using (var storage = TestStorage.Open(options))
        {
            var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.ReadAsync(stored));
            Assert.Equal("storage_key_missing", failure.Code);
            Assert.Contains("Master key old", failure.Message, StringComparison.Ordinal);
        }

        options.Encryption = Keys("old");
        options.Encryption.Keys["old"] = Convert.ToBase64String(new byte[32]);
        using (var storage = TestStorage.Open(options))
        {
            var failure = await Assert.ThrowsAsync<RecordingFailedException>(() => storage.ReadAsync(stored));
            Assert.Equal("storage_corrupt", failure.Code);
        }
    }

    private async Task<StorageOptions> OptionsAsync(string key)
    {
        var options = TestStorage.Options(swift.Server.Address, await swift.BucketAsync());
        options.Encryption = Keys(key);
        return options;
    }
}
