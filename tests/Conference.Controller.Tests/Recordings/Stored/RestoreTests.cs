using System.Text.Json;
using Conference.Controller.Tests.Support;
using Conference.Testing.Faults;

namespace Conference.Controller.Tests.Recordings.Stored;

/// <summary>Recordings whose files have left the recorder's disk, and are composed anew or moved all the same.</summary>
[Collection(nameof(StoredCollection))]
public sealed class RestoreTests(StoredRecordings world)
{
    [Fact]
    public async Task A_recording_is_composed_anew_from_its_stored_tracks_by_a_recorder_that_never_had_it()
    {
        var before = await world.RecordAsync(new { hls = true, layout = "grid" }, seconds: 3);
        var id = before.Text("id");
        await world.Purge.RemoveUploadedAsync(TimeSpan.Zero, CancellationToken.None);
        Assert.False(Directory.Exists(world.FolderOf(id)));
        await world.Controller.Database.ExecuteAsync("UPDATE recording SET storage_id = 'elsewhere' WHERE id = @id", new { id }, CancellationToken.None);
        var asked = world.Proxy.Requests.Count;

        var anew = await world.OrderAsync(id, "recompose", new { settings = new { layout = "speaker", hls = false, resolution = "1080p" } });

        var sent = world.Proxy.Requests.Skip(asked).Where(request => request.Method is "PUT" or "POST").Select(request => request.Target).ToList();
        Assert.Contains(sent, target => target.Contains($"{id}.mp4", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, target => target.Contains("/tracks/", StringComparison.Ordinal)); // they have not changed
        Assert.NotEqual(Composite(before).Text("sha256"), Composite(anew).Text("sha256"));
        Assert.Equal("speaker", anew.GetProperty("settings").Text("layout"));
        Assert.DoesNotContain(anew.GetProperty("artifacts").EnumerateArray(), artifact => artifact.Text("kind") == "hls");
        Assert.Equal(2, anew.GetProperty("artifacts").EnumerateArray().Count(artifact => artifact.Text("kind") == "track"));
        var verified = await world.Stage.ReadAsync(HttpMethod.Post, $"recordings/{id}/verify?content=true");
        Assert.True(verified.GetProperty("ok").GetBoolean(), verified.GetRawText());
        var film = await Film.WatchAsync(Path.Combine(world.FolderOf(id), "composite.mp4"));
        Assert.True(film.SecondsWith(StoredRecordings.Red).Count >= 2 && film.SecondsHeard(StoredRecordings.Red).Count >= 2);

        Assert.Contains(await world.ObjectsAsync(id), key => key.Contains("/hls/", StringComparison.Ordinal)); // replaced, and not yet removed
        Assert.DoesNotContain(id, await ProblemsAsync(), StringComparison.Ordinal);
        await world.Purge.RemoveLeftoversAsync(CancellationToken.None);
        Assert.Equal(await world.ExpectedObjectsAsync(id), await world.ObjectsAsync(id));
        Assert.DoesNotContain(id, await ProblemsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_stored_tracks_the_answer_says_the_way_out()
    {
        var id = (await world.RecordAsync(new { tracks = false })).Text("id");
        await world.Purge.RemoveUploadedAsync(TimeSpan.Zero, CancellationToken.None);
        using var refused = await world.Stage.CallAsync(HttpMethod.Post, $"recordings/{id}/recompose");
        var detail = (await refused.ReadJsonAsync()).Text("detail");
        Assert.Contains("\"tracks\": true", detail, StringComparison.Ordinal);
        Assert.Contains("Recorder:KeepTracks=true", detail, StringComparison.Ordinal);
        await refused.AssertProblemAsync(409, "files_gone");
        Assert.Equal("completed", (await world.ReadAsync(id)).Text("state"));
    }

    [Fact]
    public async Task A_stored_track_that_was_damaged_is_named_and_a_repaired_one_is_composed_by_a_retry()
    {
        var recording = await world.RecordAsync();
        var id = recording.Text("id");
        var row = await world.RowAsync(id);
        var track = row.Artifacts.First(artifact => artifact.Path.StartsWith("tracks/", StringComparison.Ordinal));
        var content = await File.ReadAllBytesAsync(Path.Combine(world.FolderOf(id), track.Path));
        await world.Purge.RemoveUploadedAsync(TimeSpan.Zero, CancellationToken.None);
        await PutAsync(track.ObjectKey!, new byte[content.Length], track.Sha256!);

        var failed = await world.OrderAsync(id, "recompose", until: "failed");
        Assert.Equal(("storage_corrupt", "composing"), (failed.Text("errorCode"), failed.Text("failedState")));
        Assert.Contains(track.ObjectKey!, failed.Text("error"), StringComparison.Ordinal);
        Assert.Equal(Composite(recording).Text("sha256"), Composite(failed).Text("sha256")); // what it had, it has

        await PutAsync(track.ObjectKey!, content, track.Sha256!);
        await world.OrderAsync(id, "retry");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_recording_in_the_backup_moves_to_the_first_storage_when_that_works_again(bool filesAreHere)
    {
        JsonElement recording;
        world.Proxy.Script = request => IsWriteTo(request, StoredRecordings.Primary) ? new Fault.Answer(503, "SlowDown") : null;
        try
        {
            recording = await world.RecordAsync(new { tracks = false });
            Assert.All(Targets(recording), target => Assert.Equal("backup", target));
            var still = await world.OrderAsync(recording.Text("id"), "upload");
            Assert.All(Targets(still), target => Assert.Equal("backup", target));
        }
        finally
        {
            world.Proxy.Script = _ => null;
        }

        var id = recording.Text("id");
        if (!filesAreHere)
            await world.Purge.RemoveUploadedAsync(TimeSpan.Zero, CancellationToken.None);
        var moved = await world.OrderAsync(id, "upload");
        Assert.All(Targets(moved), target => Assert.Equal("primary", target));
        Assert.Equal(filesAreHere, Directory.Exists(world.FolderOf(id)));
        Assert.Equal(filesAreHere, (await world.RowAsync(id)).LocalGoneAt is null);
        await world.Purge.RemoveLeftoversAsync(CancellationToken.None);
        Assert.Equal(await world.ExpectedObjectsAsync(id), await world.ObjectsAsync(id));
        Assert.DoesNotContain(await world.ObjectsAsync(id), key => key.StartsWith(StoredRecordings.Backup, StringComparison.Ordinal));
        var verified = await world.Stage.ReadAsync(HttpMethod.Post, $"recordings/{id}/verify?content=true");
        Assert.True(verified.GetProperty("ok").GetBoolean(), verified.GetRawText());
    }

    [Fact]
    public async Task Under_legal_hold_the_files_stay_here_and_nothing_is_replaced()
    {
        var id = (await world.RecordAsync()).Text("id");
        await world.Stage.ReadAsync(HttpMethod.Patch, $"recordings/{id}", new { legalHold = true });
        await world.Purge.RemoveUploadedAsync(TimeSpan.Zero, CancellationToken.None);
        Assert.True(File.Exists(Path.Combine(world.FolderOf(id), "journal.ndjson")));
        await world.Stage.CallAsync(HttpMethod.Post, $"recordings/{id}/recompose").AssertProblemAsync(409, "legal_hold");
        await world.Stage.ReadAsync(HttpMethod.Patch, $"recordings/{id}", new { legalHold = false });
    }

    internal static bool IsWriteTo(ProxiedRequest request, string bucket) =>
        request.Method is "PUT" or "POST" && request.Target.StartsWith($"/{bucket}/", StringComparison.Ordinal);

    private async Task<string> ProblemsAsync() => (await world.Stage.ReadAsync(HttpMethod.Post, "recordings/reconcile")).GetProperty("problems").GetRawText();

    private async Task PutAsync(string key, byte[] content, string sha256)
    {
        using var client = world.Swift.CreateClient();
        var request = new Amazon.S3.Model.PutObjectRequest { BucketName = StoredRecordings.Primary, Key = key, InputStream = new MemoryStream(content) };
        request.Metadata["sha256"] = sha256;
        await client.PutObjectAsync(request);
    }

    private static JsonElement Composite(JsonElement recording) =>
        recording.GetProperty("artifacts").EnumerateArray().Single(artifact => artifact.Text("kind") == "composite");

    private static IEnumerable<string> Targets(JsonElement recording) =>
        recording.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.Text("storage"));
}
