using Conference.Controller.Recordings;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Roles;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Storage;
using Conference.Recorder;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Conference.Controller.Tests.Recordings.Jobs;

/// <summary>A recorder with a data folder of its own on a shared database: the real worker and the real store, and an engine without media.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services;
    private readonly List<IHostedService> _running = [];
    private bool _ended;

    private WorkerHost(ServiceProvider services, ScriptedEngine engine, string dataFolder)
    {
        _services = services;
        Engine = engine;
        DataFolder = dataFolder;
    }

    public ScriptedEngine Engine { get; }

    public string DataFolder { get; }

    public Database Database => _services.GetRequiredService<Database>();

    public RecordingStore Store => _services.GetRequiredService<RecordingStore>();

    public RecordingSweeper Sweeper => _services.GetRequiredService<RecordingSweeper>();

    public IRecordingWorker Worker => _services.GetRequiredService<IRecordingWorker>();

    public RecordedLog Log => _services.GetRequiredService<RecordedLog>();

    /// <param name="settings">Of the section <c>Recorder</c>.</param>
    public static async Task<WorkerHost> StartAsync(
        string connectionString, string dataFolder, IReadOnlyDictionary<string, string>? settings = null, Action<ScriptedEngine>? script = null,
        bool records = true)
    {
        var engine = new ScriptedEngine(dataFolder);
        script?.Invoke(engine);
        var log = new RecordedLog();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:ConnectionString", connectionString), new("Recorder:RetryDelay", "00:00:00.05"), new("Recorder:MinimumFreeDisk", "0")])
            .AddInMemoryCollection((settings ?? new Dictionary<string, string>()).Select(setting => KeyValuePair.Create($"Recorder:{setting.Key}", (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug))
            .AddMetrics()
            .AddSingleton(log)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(HostRoles.Parse("recorder"))
            .AddStorage(configuration, dataFolder)
            .AddRecordingJobs(configuration)
            .AddSingleton<IRecordingEngine>(engine);
        services.Configure<RecorderOptions>(options => options.DataFolder = dataFolder);
        services.AddRecordingWorker(configuration.GetSection("Recorder").Bind);
        var host = new WorkerHost(services.BuildServiceProvider(), engine, dataFolder);
        await host.RunAsync(records);
        return host;
    }

    /// <summary>Adds a recording that somebody has asked for, each of a meeting of its own.</summary>
    public async Task<string> AddAsync(string? meetingId = null)
    {
        var id = Guid.NewGuid().ToString("N");
        await Database.ExecuteAsync(
            """
            INSERT INTO recording (id, tenant_id, meeting_id, meeting_code, meeting_name, state, requested_at, updated_at)
            VALUES (@id, 'default', @meeting, 'abc-defg-hij', 'Weekly', 'pending', now(), now())
            """,
            new { id, meeting = meetingId ?? $"meeting-{id}" },
            CancellationToken.None);
        return id;
    }

    public Task WantAsync(string id, string desired) => Database.ExecuteAsync(
        "UPDATE recording SET desired = @desired WHERE id = @id", new { id, desired }, CancellationToken.None);

    public Task<RecordingRow> ReadAsync(string id) => Store.GetAsync(id, CancellationToken.None);

    /// <summary>Waits until a recording is as wished.</summary>
    public async Task<RecordingRow> UntilAsync(string id, Func<RecordingRow, bool> isThere, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? Patience);
        while (true)
        {
            var row = await TryReadAsync(id);
            if (row is not null && isThere(row))
                return row;
            Assert.False(limit.IsCancellationRequested, $"The recording is {row?.State} ({row?.ErrorCode}: {row?.Error}), owner {row?.Owner}, attempts {row?.Attempts}.");
            await Task.Delay(25, CancellationToken.None);
        }
    }

    public Task<RecordingRow> UntilAsync(string id, RecordingState state) => UntilAsync(id, row => row.State == state);

    /// <summary>Ends as a crash does, as far as a process can do that to a part of itself: nothing is given back, and no lease is renewed.</summary>
    public async Task VanishAsync()
    {
        _ended = true;
        await Database.DisposeAsync(); // from now on nothing reaches the database
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended)
        {
            foreach (var service in Enumerable.Reverse(_running))
                await service.StopAsync(CancellationToken.None);
        }

        _ended = true;
        await _services.DisposeAsync();
    }

    // Connections of before an outage are found broken one by one.
    private async Task<RecordingRow?> TryReadAsync(string id)
    {
        try
        {
            return await ReadAsync(id);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            return null;
        }
    }

    private async Task RunAsync(bool records)
    {
        var all = _services.GetServices<IHostedService>().ToList();
        foreach (var service in all.OfType<IHostedLifecycleService>())
            await service.StartingAsync(CancellationToken.None);
        foreach (var service in all.Where(service => service is RecordingHints or IHostedLifecycleService || (records && service is IRecordingWorker)))
        {
            await service.StartAsync(CancellationToken.None);
            _running.Add(service);
        }
    }
}
