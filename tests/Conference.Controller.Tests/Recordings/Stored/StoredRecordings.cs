using System.Text.Json;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Recordings.Upkeep;
using Conference.Controller.Tests.Storage;
using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;
using Conference.Testing.Faults;
using Conference.Testing.S3;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings.Stored;

/// <summary>
/// A controller whose recordings go to a real S3 server, with a backup, through a proxy that does harm where it is told to; its database
/// can be taken away, and its recorder has room for one capture. It has one film, which is nowhere but in the storage.
/// </summary>
public sealed class StoredRecordings : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    internal static readonly Look Red = new(0xC8, 0x28, 0x28, 700);

    private int _people;
    private SwiftServer? _swift;
    private FaultProxy? _proxy;
    private SocketRelay? _relay;
    private ControllerFixture? _controller;

    public const string Primary = "recordings", Backup = "recordings-backup";

    public SwiftServer Swift => _swift!;

    public FaultProxy Proxy => _proxy!;

    public ControllerFixture Controller => _controller!;

    internal SocketRelay Relay => _relay!;

    internal RecordingPurge Purge => Controller.Services.GetRequiredService<RecordingPurge>();

    internal RecordingStage Stage { get; private set; } = null!;

    /// <summary>A completed recording with tracks and HLS. To be read only.</summary>
    public JsonElement Film { get; private set; }

    public string FilmId => Film.Text("id");

    public async Task InitializeAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        _swift = await SwiftServer.StartAsync(timeout.Token);
        await _swift.CreateBucketAsync(Primary, timeout.Token);
        await _swift.CreateBucketAsync(Backup, timeout.Token);
        _proxy = FaultProxy.Start(_swift.Address);
        _controller = new ControllerFixture
        {
            MoreArguments =
            [
                .. Target("Primary", Primary), .. Target("Backup", Backup), "--Recorder:Storage:Attempts=2", "--Recorder:Storage:RetryDelay=00:00:00.02",
                "--Recorder:RetryDelay=00:00:00.1", "--Recorder:MaxAttempts=2", "--Recorder:MaxRecordings=1", "--Recorder:KeepTracks=true",
            ],
            Reach = connection => (_relay = SocketRelay.Before(connection)).ConnectionString,
        };
        await _controller.InitializeAsync();
        Stage = await RecordingStage.SetAsync(_controller);
        Film = await RecordAsync(new { hls = true }, seconds: 3);
        await Purge.RemoveUploadedAsync(TimeSpan.Zero, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_controller is not null)
            await _controller.DisposeAsync();
        if (_relay is not null)
            await _relay.DisposeAsync();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        if (_swift is not null)
            await _swift.DisposeAsync();
    }

    /// <summary>Records somebody red, and waits for the film.</summary>
    public async Task<JsonElement> RecordAsync(object? body = null, string until = "completed", double seconds = 1.2)
    {
        string id;
        var person = await Stage.JoinAsync($"Red {++_people}", "speaker");
        await using (await Performer.StartAsync(person, Red, (uint)(7100 + (10 * _people))))
        {
            id = (await Stage.StartAsync(body)).Text("id");
            await Task.Delay(TimeSpan.FromSeconds(seconds)); // of recording
            await Stage.OrderAsync("stop");
        }

        using var left = await Controller.Http.SendAsync(person.Request(HttpMethod.Post, $"api/v1/meetings/{Stage.Code}/leave"));
        left.EnsureSuccessStatusCode();
        return await Stage.UntilAsync(id, until);
    }

    public Task<JsonElement> ReadAsync(string id) => Stage.ReadAsync(HttpMethod.Get, $"recordings/{id}");

    /// <summary>Gives an order of which the recording comes back in another state.</summary>
    public async Task<JsonElement> OrderAsync(string id, string order, object? body = null, string until = "completed")
    {
        await Stage.ReadAsync(HttpMethod.Post, $"recordings/{id}/{order}", body);
        return await Stage.UntilAsync(id, until);
    }

    /// <summary>The recording as the database has it.</summary>
    internal Task<RecordingRow> RowAsync(string id) => Controller.Services.GetRequiredService<RecordingStore>().GetAsync(id, CancellationToken.None);

    /// <summary>What the storage has of a recording, as bucket and key.</summary>
    public async Task<IReadOnlyList<string>> ObjectsAsync(string id)
    {
        var found = new List<string>();
        await foreach (var stored in Controller.Services.GetRequiredService<IRecordingStorage>().ListAsync(CancellationToken.None))
        {
            if (stored.Key.Contains(id, StringComparison.Ordinal))
                found.Add($"{stored.Bucket}/{stored.Key}");
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>What the storage should have of a recording, as bucket and key.</summary>
    public async Task<IReadOnlyList<string>> ExpectedObjectsAsync(string id) =>
        [.. (await RowAsync(id)).Artifacts.Select(artifact => $"{artifact.Bucket}/{artifact.ObjectKey}").Order(StringComparer.Ordinal)];

    public string FolderOf(string id) => Path.Combine(Controller.DataFolder, "recordings", id);

    private IEnumerable<string> Target(string name, string bucket) =>
    [
        $"--Recorder:Storage:{name}:Bucket={bucket}", $"--Recorder:Storage:{name}:ServiceUrl={Proxy.Address}",
        $"--Recorder:Storage:{name}:AccessKey={SwiftServer.AccessKey}", $"--Recorder:Storage:{name}:SecretKey={SwiftServer.SecretKey}",
    ];
}

[CollectionDefinition(nameof(StoredCollection))]
public sealed class StoredCollection : ICollectionFixture<StoredRecordings>;
