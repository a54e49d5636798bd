using Conference.Cli.Tests.Support;
using Conference.Client;
using Conference.Client.Tests.Live;
using Conference.Client.Tests.Support;

namespace Conference.Cli.Tests.Live;

/// <summary>The whole life of a recording from the command line, at a real controller with a real recorder.</summary>
public sealed class RecordingTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_recording_is_listed_shown_composed_anew_verified_shared_kept_downloaded_and_purged()
    {
        using var client = controller.Client();
        var recording = await RecordAsync(client);
        string[] one = [recording.Id];

        var listed = await RunAsync("recordings", "list", "--meeting", recording.MeetingCode, "--json");
        Assert.Equal(recording.Id, Assert.Single(listed.Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        var shown = (await RunAsync(["recordings", "show", .. one])).Output;
        Assert.Contains("Kick-off", shown, StringComparison.Ordinal);
        Assert.Contains("composite.mp4", shown, StringComparison.Ordinal);

        var composed = await RunAsync(["recordings", "recompose", .. one, "--layout", "audioOnly", "--wait"]);
        Assert.Equal($"{recording.Id} completed\n", composed.Output);
        Assert.Equal(RecordingLayout.AudioOnly, (await client.Recordings.GetAsync(recording.Id)).Settings.Layout);

        Assert.Contains($"{recording.Id} ok", (await RunAsync(["recordings", "verify", .. one, "--content"])).Output, StringComparison.Ordinal);
        Assert.Contains("all fit", (await RunAsync("recordings", "reconcile")).Errors, StringComparison.Ordinal);
        Assert.Contains("ready", (await RunAsync("recorders", "list")).Output, StringComparison.Ordinal);

        await DownloadAsync(recording);
        await ShareAsync(recording);

        await RunAsync(["recordings", "keep", .. one, "--legal-hold", "true"]);
        var held = await Tool.RunAsync(controller.Address, controller.DataFolder, ["recordings", "purge", .. one, "--yes"]);
        Assert.Equal((4, string.Empty), (held.ExitCode, held.Output));
        await RunAsync(["recordings", "keep", .. one, "--legal-hold", "false"]);
        await RunAsync(["recordings", "purge", .. one, "--yes"]);
        var gone = await Tool.RunAsync(controller.Address, controller.DataFolder, ["recordings", "show", .. one]);
        Assert.Equal(3, gone.ExitCode);
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_is_refused()
    {
        var ended = await Tool.RunAsync(controller.Address, null, ["recordings", "list"]);

        Assert.Equal(4, ended.ExitCode);
        Assert.Contains("does not take this API key", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_has_not_failed_cannot_be_retried()
    {
        using var client = controller.Client();
        var recording = await RecordAsync(client);

        Assert.Equal(4, (await Tool.RunAsync(controller.Address, controller.DataFolder, ["recordings", "retry", recording.Id])).ExitCode);
    }

    private async Task DownloadAsync(Recording recording)
    {
        var folder = Directory.CreateDirectory(Path.Combine(controller.DataFolder, "downloads")).FullName;
        var saved = await RunAsync("recordings", "download", recording.Id, "--everything", "--output", folder, "--json");
        var files = saved.Json.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!).ToArray();
        Assert.All(files, file => Assert.True(File.Exists(file), file));
        Assert.Contains("audio", await TestFilm.ProbeAsync(files[0], "stream=codec_type"));
        var film = Path.Combine(folder, "film.mp4");
        Assert.Equal($"{film}\n", (await RunAsync("recordings", "download", recording.Id, "--output", film)).Output);
        Assert.Equal(await File.ReadAllBytesAsync(files[0]), await File.ReadAllBytesAsync(film));
    }

    private async Task ShareAsync(Recording recording)
    {
        var link = (await RunAsync("recordings", "share", "create", recording.Id, "--expires", "7d", "--passcode", "1234-abcd")).Output.Trim();
        Assert.StartsWith($"{controller.Address}shared/", link, StringComparison.Ordinal);
        var shares = await RunAsync("recordings", "share", "list", recording.Id, "--json");
        var share = Assert.Single(shares.Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetString()!;
        await RunAsync("recordings", "share", "revoke", recording.Id, share);
        Assert.Contains("revoked", (await RunAsync("recordings", "share", "list", recording.Id)).Output, StringComparison.Ordinal);
    }

    private async Task<Ended> RunAsync(params string[] arguments)
    {
        var ended = await Tool.RunAsync(controller.Address, controller.DataFolder, arguments);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {ended.ExitCode}: {ended.Output}{ended.Errors}");
        return ended;
    }

    private static async Task<Recording> RecordAsync(ConferenceClient client)
    {
        var meeting = await client.CreateMeetingAsync(new() { Name = "Recorded" });
        await using var ann = await meeting.JoinAsync("Ann");
        var running = await meeting.Recordings.StartAsync(new() { Layout = RecordingLayout.Grid, Name = "Kick-off" });
        await Task.Delay(TimeSpan.FromSeconds(2)); // the recording's own time
        await meeting.Recordings.StopAsync();
        return await client.Recordings.WaitUntilCompletedAsync(running.Id).WaitAsync(Patience);
    }
}
