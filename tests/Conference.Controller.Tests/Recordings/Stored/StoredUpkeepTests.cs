using System.Diagnostics.Metrics;
using System.Text.Json;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Recordings.Upkeep;
using Conference.Controller.Tests.Support;
using Conference.Testing.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings.Stored;

/// <summary>What is done for recordings that nobody watches: dead letters, differences, dates, figures.</summary>
[Collection(nameof(StoredCollection))]
public sealed class StoredUpkeepTests(StoredRecordings world)
{
    [Fact]
    public async Task A_recording_that_no_storage_takes_is_a_dead_letter_with_its_files_and_a_retry_completes_it()
    {
        var failed = await RefusedAsync();
        var id = failed.Text("id");
        Assert.Equal(("upload_refused", "uploading"), (failed.Text("errorCode"), failed.Text("failedState")));
        Assert.Contains("AccessDenied", failed.Text("error"), StringComparison.Ordinal);
        Assert.Contains("Recorder:Storage:Primary", failed.Text("error"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(world.FolderOf(id), "composite.mp4")));
        Assert.Contains(id, (await world.Stage.ReadAsync(HttpMethod.Get, "recordings?state=failed")).GetRawText(), StringComparison.Ordinal);
        Assert.True(await FigureAsync("conference.recordings", "failed") >= 1);

        var composed = File.GetLastWriteTimeUtc(Path.Combine(world.FolderOf(id), "composite.mp4"));
        var completed = await world.OrderAsync(id, "retry");
        Assert.Equal(composed, File.GetLastWriteTimeUtc(Path.Combine(world.FolderOf(id), "composite.mp4"))); // it went on where it had failed
        Assert.Equal(JsonValueKind.Null, completed.GetProperty("errorCode").ValueKind);
        Assert.Equal(await world.ExpectedObjectsAsync(id), await world.ObjectsAsync(id));
        await world.Stage.CallAsync(HttpMethod.Post, $"recordings/{id}/retry").AssertProblemAsync(409, "recording_not_failed");
    }

    [Fact]
    public async Task Objects_that_are_missing_unknown_and_of_another_size_are_told()
    {
        var recording = await world.RecordAsync(new { tracks = false });
        var id = recording.Text("id");
        var row = await world.RowAsync(id);
        string KeyOf(string path) => row.Artifacts.Single(artifact => artifact.Path == path).ObjectKey!;
        using var client = world.Swift.CreateClient();
        await client.DeleteObjectAsync(StoredRecordings.Primary, KeyOf("poster.jpg"));
        await client.PutObjectAsync(new() { BucketName = StoredRecordings.Primary, Key = KeyOf("manifest.json"), ContentBody = "{}" });
        var stray = $"recordings/2020-01-01/stray-{id}.mp4";
        await client.PutObjectAsync(new() { BucketName = StoredRecordings.Backup, Key = stray, ContentBody = "stray" });
        File.Delete(Path.Combine(world.FolderOf(id), "composite.mp4")); // the storage has it: no problem
        var mismatches = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, mine) =>
        {
            if (instrument.Meter.Name == RecordingMeters.Name && instrument.Meter.Scope == world.Controller.Services.GetRequiredService<IMeterFactory>())
                mine.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => mismatches += instrument.Name == "conference.recordings.mismatches" ? value : 0);
        listener.Start();

        var problems = (await world.Stage.ReadAsync(HttpMethod.Post, "recordings/reconcile")).GetProperty("problems").EnumerateArray()
            .Where(problem => problem.GetRawText().Contains(id, StringComparison.Ordinal)).ToList();

        Assert.Equal(
            ["objectMissing", "objectUnknown", "sizeDiffers"], problems.Select(problem => problem.Text("kind")).Order(StringComparer.Ordinal));
        Assert.Equal(stray, problems.Single(problem => problem.Text("kind") == "objectUnknown").Text("key"));
        var differs = problems.Single(problem => problem.Text("kind") == "sizeDiffers");
        Assert.Equal((row.Artifacts.Single(a => a.Path == "manifest.json").SizeBytes, 2L), (differs.GetProperty("expectedBytes").GetInt64(), differs.GetProperty("actualBytes").GetInt64()));
        Assert.True(mismatches >= 3);
        var verified = await world.Stage.ReadAsync(HttpMethod.Post, $"recordings/{id}/verify");
        var bad = verified.GetProperty("artifacts").EnumerateArray().Where(check => !check.GetProperty("ok").GetBoolean()).Select(check => check.Text("path"));
        Assert.Equal(["manifest.json", "poster.jpg"], bad.Order(StringComparer.Ordinal));
        await client.DeleteObjectAsync(StoredRecordings.Backup, stray);
    }

    [Fact]
    public async Task What_is_still_being_uploaded_is_no_difference()
    {
        world.Proxy.Script = request => request.Method == "PUT" && request.Target.Contains("manifest.json", StringComparison.Ordinal) ? new Fault.Slow(400) : null;
        try
        {
            var id = (await world.RecordAsync(new { tracks = false }, until: "uploading")).Text("id");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while ((await world.ObjectsAsync(id)).Count == 0)
                await Task.Delay(50, patience.Token);

            var problems = (await world.Stage.ReadAsync(HttpMethod.Post, "recordings/reconcile")).GetRawText();

            Assert.Equal("uploading", (await world.ReadAsync(id)).Text("state"));
            Assert.DoesNotContain(id, problems, StringComparison.Ordinal);
            await world.Stage.UntilAsync(id, "completed");
        }
        finally
        {
            world.Proxy.Script = _ => null;
        }
    }

    [Fact]
    public async Task A_recording_whose_time_is_over_is_deleted_everywhere_unless_it_is_held()
    {
        var id = (await world.RecordAsync(new { tracks = false })).Text("id");
        var upkeep = world.Controller.Services.GetRequiredService<RecordingUpkeep>();
        await world.Stage.ReadAsync(HttpMethod.Patch, $"recordings/{id}", new { legalHold = true, retainUntil = "2001-01-01T00:00:00Z" });
        await upkeep.RetireAsync(CancellationToken.None);
        Assert.NotEmpty(await world.ObjectsAsync(id));
        Assert.Equal("completed", (await world.ReadAsync(id)).Text("state"));

        await world.Stage.ReadAsync(HttpMethod.Patch, $"recordings/{id}", new { legalHold = false });
        await upkeep.RetireAsync(CancellationToken.None);
        await world.Stage.CallAsync(HttpMethod.Get, $"recordings/{id}").AssertProblemAsync(404, "recording_not_found");
        Assert.Empty(await world.ObjectsAsync(id));
        Assert.False(Directory.Exists(world.FolderOf(id)));
        var audited = await world.Controller.Database.QueryAsync<string>(
            "SELECT actor_kind FROM audit_event WHERE action = 'recording.delete' AND target_id = @id", new { id }, CancellationToken.None);
        Assert.Equal(["system"], audited);
    }

    [Fact]
    public async Task What_the_storage_does_not_delete_now_is_deleted_later()
    {
        var id = (await world.RecordAsync(new { tracks = false })).Text("id");
        world.Proxy.Script = request => request.Method == "DELETE" ? new Fault.Answer(503, "SlowDown") : null;
        using var deleted = await world.Stage.CallAsync(HttpMethod.Delete, $"recordings/{id}");
        world.Proxy.Script = _ => null;
        Assert.Equal(204, (int)deleted.StatusCode);
        Assert.NotEmpty(await world.ObjectsAsync(id));
        await world.Purge.PurgeAllAsync(CancellationToken.None);
        Assert.Empty(await world.ObjectsAsync(id));
    }

    [Fact]
    public async Task The_figures_tell_what_runs_and_what_the_recorders_can_do()
    {
        await world.Stage.StartAsync();
        Assert.Equal(1, await FigureAsync("conference.recordings", "recording"));
        Assert.Equal(1, await FigureAsync("conference.recorders"));
        Assert.Equal(1, await FigureAsync("conference.recorders.capacity"));
        await world.Stage.OrderAsync("stop");
        Assert.Equal(0, await FigureAsync("conference.recordings", "recording"));
    }

    private async Task<JsonElement> RefusedAsync()
    {
        world.Proxy.Script = request => request.Method is "PUT" or "POST" ? new Fault.Answer(403, "AccessDenied") : null;
        try
        {
            return await world.RecordAsync(new { tracks = false }, until: "failed");
        }
        finally
        {
            world.Proxy.Script = _ => null;
        }
    }

    // As an exporter reads them.
    private async Task<double> FigureAsync(string name, string? state = null)
    {
        var services = world.Controller.Services;
        await services.GetRequiredService<RecordingMeters>().ReadAsync(world.Controller.Database, CancellationToken.None);
        var figure = 0.0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, mine) =>
        {
            if (instrument.Name == name && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
                mine.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Take(value, tags));
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Take(value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return figure;

        void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (state is null || (tags.Length > 0 && Equals(tags[0].Value, state)))
                figure = value;
        }
    }
}
