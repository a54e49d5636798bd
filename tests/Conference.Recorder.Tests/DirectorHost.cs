using System.Diagnostics;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Conference.Recorder.Tests;

/// <summary>A recorder with its director, as a host runs it.</summary>
internal sealed class DirectorHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ServiceProvider _services;
    private readonly List<RecordingInfo> _changes = [];
    private readonly SemaphoreSlim _changed = new(0);

    private DirectorHost(ServiceProvider services, string dataFolder)
    {
        _services = services;
        DataFolder = dataFolder;
        Director = services.GetRequiredService<IRecordingDirector>();
        Director.Changed += (_, info) =>
        {
            lock (_changes)
                _changes.Add(info);
            _changed.Release();
        };
    }

    public string DataFolder { get; }

    public IRecordingDirector Director { get; }

    public IReadOnlyList<RecordingInfo> Changes
    {
        get
        {
            lock (_changes)
                return [.. _changes];
        }
    }

    public static async Task<DirectorHost> StartAsync(IMeetingSource meetings, string? dataFolder = null, Action<RecorderOptions>? configure = null)
    {
        var folder = dataFolder ?? RecorderHost.NewFolder();
        var services = new ServiceCollection().AddLogging().AddSingleton(meetings).AddRecorder(options =>
        {
            options.DataFolder = folder;
            configure?.Invoke(options);
        });
        var host = new DirectorHost(services.BuildServiceProvider(), folder);
        foreach (var service in host._services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Waits for the final state.</summary>
    public async Task<RecordingInfo> FinishAsync(string recordingId)
    {
        var since = Stopwatch.GetTimestamp();
        while (Director.Find(recordingId) is not { State: RecordingState.Completed or RecordingState.Failed })
        {
            Assert.True(await _changed.WaitAsync(Patience - Stopwatch.GetElapsedTime(since)), "The recording did not end in time.");
        }

        return Director.Find(recordingId)!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _changed.Dispose();
    }
}
