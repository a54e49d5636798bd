using Conference.Cli.Tests.Support;
using Conference.Client;
using Conference.Client.Tests.Live;
using Conference.Testing.Faults;
using Conference.Testing.S3;

namespace Conference.Cli.Tests.Live;

/// <summary>Recordings in a real S3 server whose recorder has lost its files, set right from the command line.</summary>
public sealed class StoredTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private SwiftServer? _swift;
    private FaultProxy? _proxy;
    private ControllerFixture? _controller;

    private ControllerFixture Controller => _controller!;

    private FaultProxy Proxy => _proxy!;

    public async Task InitializeAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        _swift = await SwiftServer.StartAsync(timeout.Token);
        foreach (var bucket in (string[])["first", "second"])
            await _swift.CreateBucketAsync(bucket, timeout.Token);
        _proxy = FaultProxy.Start(_swift.Address);
        _controller = new ControllerFixture { MoreArguments = [.. Target("Primary", "first"), .. Target("Backup", "second"), "--Recorder:Storage:Attempts=1", "--Recorder:MaxAttempts=1"] };
        await _controller.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Controller.DisposeAsync();
        await Proxy.DisposeAsync();
        await _swift!.DisposeAsync();
    }

    [Fact]
    public async Task A_recording_of_which_the_storage_alone_has_files_is_composed_anew_and_uploaded()
    {
        using var client = Controller.Client();
        Proxy.Script = request => request.Method is "PUT" or "POST" && request.Target.StartsWith("/first/", StringComparison.Ordinal)
            ? new Fault.Answer(503, "SlowDown")
            : null;
        var recording = await RecordAsync(client);
        Assert.All(recording.Artifacts, artifact => Assert.Equal("backup", artifact.Storage));
        Proxy.Script = _ => null;

        Directory.Delete(FolderOf(recording), recursive: true);
        await RunAsync("recordings", "upload", recording.Id, "--wait");
        var moved = await client.Recordings.GetAsync(recording.Id);
        Assert.All(moved.Artifacts, artifact => Assert.Equal("primary", artifact.Storage));

        if (Directory.Exists(FolderOf(recording)))
            Directory.Delete(FolderOf(recording), recursive: true);
        await RunAsync("recordings", "recompose", recording.Id, "--layout", "audioOnly", "--wait");
        var anew = await client.Recordings.GetAsync(recording.Id);
        Assert.Equal((RecordingState.Completed, RecordingLayout.AudioOnly), (anew.State, anew.Settings.Layout));
        Assert.Contains("ok", (await RunAsync("recordings", "verify", recording.Id, "--content")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_no_storage_took_is_listed_with_its_reason_and_completed_by_a_retry()
    {
        using var client = Controller.Client();
        Proxy.Script = request => request.Method is "PUT" or "POST" ? new Fault.Answer(503, "SlowDown") : null;
        var failed = await EndAsync(client, await StartAndStopAsync(client));
        Assert.Equal(RecordingState.Failed, failed.State);

        var listed = await RunAsync("recordings", "list", "--state", "failed");
        Assert.Contains($"{failed.ErrorCode}: {failed.Error}", listed.Output, StringComparison.Ordinal);
        var again = await Tool.RunAsync(Controller.Address, Controller.DataFolder, ["recordings", "retry", failed.Id, "--wait"]);
        Assert.Equal((1, string.Empty), (again.ExitCode, again.Output));
        Assert.Contains($"({failed.ErrorCode})", again.Errors, StringComparison.Ordinal);

        Proxy.Script = _ => null;
        var mended = await RunAsync("recordings", "retry", "--all", "--wait");
        Assert.Equal($"{failed.Id} completed\n", mended.Output);
        Assert.Contains($"{failed.Id} uploading", mended.Errors, StringComparison.Ordinal);
        Assert.Contains("ok", (await RunAsync("recordings", "verify", failed.Id, "--content")).Output, StringComparison.Ordinal);
    }

    private string FolderOf(Recording recording) => Path.Combine(Controller.DataFolder, "recordings", recording.Id);

    private IEnumerable<string> Target(string name, string bucket) =>
    [
        $"--Recorder:Storage:{name}:Bucket={bucket}", $"--Recorder:Storage:{name}:ServiceUrl={Proxy.Address}",
        $"--Recorder:Storage:{name}:AccessKey={SwiftServer.AccessKey}", $"--Recorder:Storage:{name}:SecretKey={SwiftServer.SecretKey}",
    ];

    private async Task<Ended> RunAsync(params string[] arguments)
    {
        var ended = await Tool.RunAsync(Controller.Address, Controller.DataFolder, arguments);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {ended.ExitCode}: {ended.Output}{ended.Errors}");
        return ended;
    }

    private static async Task<Recording> RecordAsync(ConferenceClient client) =>
        await client.Recordings.WaitUntilCompletedAsync(await StartAndStopAsync(client)).WaitAsync(Patience);

    private static async Task<Recording> EndAsync(ConferenceClient client, string id)
    {
        using var timeout = new CancellationTokenSource(Patience);
        return await client.Recordings.FollowAsync(id, timeout.Token).LastAsync(timeout.Token);
    }

    private static async Task<string> StartAndStopAsync(ConferenceClient client)
    {
        var meeting = await client.CreateMeetingAsync(new() { Name = "Stored" });
        await using var ann = await meeting.JoinAsync("Ann");
        var running = await meeting.Recordings.StartAsync(new() { Layout = RecordingLayout.Grid, Tracks = true });
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // the recording's own time
        await meeting.Recordings.StopAsync();
        return running.Id;
    }
}
