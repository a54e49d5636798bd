using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using Conference.Controller.Tests.Storage;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>Meetings without a recorder and a recorder without meetings: two real processes on one database, with a data folder each.</summary>
[SupportedOSPlatform("linux")]
internal sealed class TwoProcesses : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _meetingsFolder = new();
    private readonly TemporaryFolder _recorderFolder = new();
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly string _database;
    private readonly int _port;
    private readonly HttpClient _http;
    private ControllerProcess? _meetings;
    private ControllerProcess? _recorder;

    private TwoProcesses(string database, int port)
    {
        (_database, _port) = (database, port);
        Address = new Uri($"http://127.0.0.1:{port}");
        Way = new TcpRelay(Address);
        _http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    /// <summary>By which the recorder reaches the meetings.</summary>
    public TcpRelay Way { get; }

    private ApiKey Key { get; set; } = new(string.Empty, string.Empty);

    public static async Task<TwoProcesses> StartAsync()
    {
        var processes = new TwoProcesses(await PostgresServer.AcquireAsync(), FreePort());
        await processes.StartMeetingsAsync();
        await processes.StartRecorderAsync();
        processes.Key = ApiKey.Read(processes._meetingsFolder.Path);
        return processes;
    }

    public async Task StartMeetingsAsync() => _meetings = await ControllerProcess.Start(
        _meetingsFolder.Path, [.. Common, "--roles=api,events,media,scheduler", $"--Listen:HttpPort={_port}", $"--Feed:Address={Way.Address}"]).WhenReadyAsync();

    public async Task StartRecorderAsync() =>
        _recorder = await ControllerProcess.Start(_recorderFolder.Path, [.. Common, "--roles=recorder"]).WhenReadyAsync();

    public Task KillMeetingsAsync() => KillAsync(_meetings!);

    public Task KillRecorderAsync() => KillAsync(_recorder!);

    /// <summary>Somebody new in the meeting.</summary>
    public async Task<Joined> JoinAsync(string meeting, string name)
    {
        var device = new Device();
        using var response = await _http.PostAsJsonAsync($"api/v1/meetings/{meeting}/join", new { displayName = name, key = device.PublicKey });
        var body = await response.EnsureSuccessStatusCode().ReadJsonAsync();
        return new Joined(device, body.Text("ticket"), body.Text("participantId"), Address);
    }

    /// <summary>A new meeting's id.</summary>
    public async Task<string> CreateMeetingAsync() => (await PostAsync("api/v1/meetings", new { name = "Two" })).Text("id");

    /// <summary>An order to a meeting's recording: start, pause, resume or stop.</summary>
    public Task<JsonElement> OrderAsync(string meeting, string what) => PostAsync($"api/v1/meetings/{meeting}/recording/{what}", new { });

    /// <summary>Waits until a recording is done, and looks at its film on the recorder's disk.</summary>
    public async Task<Film> FilmAsync(string recordingId)
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            using var request = Key.Request(HttpMethod.Get, $"api/v1/recordings/{recordingId}");
            using var response = await _http.SendAsync(request, timeout.Token);
            var recording = await response.EnsureSuccessStatusCode().ReadJsonAsync();
            if (recording.Text("state") == "completed")
                return await Film.WatchAsync(Path.Combine(_recorderFolder.Path, "recordings", recordingId, "composite.mp4"));
            Assert.NotEqual("failed", recording.Text("state"));
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _recorder?.Dispose();
        _meetings?.Dispose();
        _http.Dispose();
        await Way.DisposeAsync();
        await PostgresServer.ReleaseAsync();
        _meetingsFolder.Dispose();
        _recorderFolder.Dispose();
    }

    private IEnumerable<string> Common =>
    [
        $"--Storage:ConnectionString={_database}", $"--Access:MasterKey={_masterKey}", "--Serilog:MinimumLevel:Default=Warning",
    ];

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = Key.Request(HttpMethod.Post, path);
        request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.ReadJsonAsync();
    }

    private static async Task KillAsync(ControllerProcess process)
    {
        process.Send(UnixSignal.Kill);
        await process.Exited;
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
