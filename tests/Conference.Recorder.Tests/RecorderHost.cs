using System.Diagnostics;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

/// <summary>A recorder as a host runs it, with a data folder of its own.</summary>
internal sealed class RecorderHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ServiceProvider _services;
    private readonly List<RecordingInfo> _changes = [];
    private readonly SemaphoreSlim _changed = new(0);

    private RecorderHost(ServiceProvider services, string dataFolder)
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

    public static string NewFolder() => Directory.CreateTempSubdirectory("recorder it's:").FullName;

    public static async Task<RecorderHost> StartAsync(IMeetingSource meetings, string? dataFolder = null, Action<RecorderOptions>? configure = null)
    {
        var folder = dataFolder ?? NewFolder();
        var services = new ServiceCollection().AddLogging().AddSingleton(meetings).AddRecorder(options =>
        {
            options.DataFolder = folder;
            configure?.Invoke(options);
        });
        var host = new RecorderHost(services.BuildServiceProvider(), folder);
        foreach (var service in host._services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>Records the meeting while something happens in it.</summary>
    public async Task<RecordingRun> RecordAsync(Func<RunningRecording, Task> meanwhile)
    {
        var started = await Director.StartAsync(TestMeeting.Request, CancellationToken.None);
        await meanwhile(new RunningRecording(started));
        await Director.StopAsync(TestMeeting.Id, CancellationToken.None);
        var stopped = Director.Find(started.Id)!.StoppedAt!.Value;
        return new RecordingRun(started.Id, (stopped - started.StartedAt!.Value).TotalSeconds);
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

    public async Task<Mp4> FinishWithFileAsync(RecordingRun recording, ITestOutputHelper output)
    {
        var recordingId = recording.Id;
        var info = await FinishAsync(recordingId);
        Assert.True(info.State == RecordingState.Completed, $"{info.ErrorCode}: {info.Error}");
        var manifest = ManifestOf(recordingId);
        var seconds = info.Duration!.Value.TotalSeconds;
        output.WriteLine(
            $"{seconds:F1} s in {manifest.Scenes} scenes, ready {manifest.StopToReadySeconds:F2} s after Stop, compose "
            + $"{manifest.ComposeCpuSeconds / seconds:F3} and capture {manifest.CaptureCpuSeconds / seconds:F3} core-seconds per second, {info.SizeBytes} bytes");
        foreach (var missing in manifest.Missing)
            output.WriteLine("missing: " + missing);
        output.WriteLine(Director.FindFile(recordingId));
        return new Mp4(Director.FindFile(recordingId)!);
    }

    public Manifest ManifestOf(string recordingId) => ManifestFiles.Read(FolderOf(recordingId));

    public RecordingFolder FolderOf(string recordingId) => new(Path.Combine(DataFolder, "recordings", recordingId));

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _changed.Dispose();
    }
}
