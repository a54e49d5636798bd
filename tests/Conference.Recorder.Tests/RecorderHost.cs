using System.Diagnostics;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Journal;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.People;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

/// <summary>A recording engine with a data folder of its own.</summary>
internal sealed class RecorderHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ServiceProvider _services;
    private readonly TestFolder? _own;

    private RecorderHost(ServiceProvider services, string dataFolder, TestFolder? own)
    {
        _services = services;
        _own = own;
        DataFolder = dataFolder;
        Engine = services.GetRequiredService<IRecordingEngine>();
    }

    public string DataFolder { get; }

    public IRecordingEngine Engine { get; }

    /// <summary>The places for renders; who holds them all leaves compositions without a CPU.</summary>
    public RenderSlots Slots => _services.GetRequiredService<RenderSlots>();

    public static RecordingJob NewJob(RecordingSettings? settings = null, string meetingId = TestMeeting.Id) => new(
        Guid.NewGuid().ToString("N"), "tenant-1", meetingId, "abc-defg-hij", "Weekly", settings ?? new RecordingSettings(RecordingLayout.Grid),
        TimeProvider.System.GetUtcNow());

    /// <param name="dataFolder">Null for one of its own, which goes with it.</param>
    public static RecorderHost Start(IMeetingSource meetings, string? dataFolder = null, Action<RecorderOptions>? configure = null)
    {
        var own = dataFolder is null ? new TestFolder() : null;
        var folder = dataFolder ?? own!.Path;
        var services = new ServiceCollection().AddLogging().AddSingleton(meetings).AddRecorder(options =>
        {
            options.DataFolder = folder;
            configure?.Invoke(options);
        });
        return new RecorderHost(services.BuildServiceProvider(), folder, own);
    }

    /// <summary>Records the meeting, in a grid unless said otherwise, while something happens in it.</summary>
    public async Task<RecordingRun> RecordAsync(Func<RunningRecording, Task> meanwhile, RecordingSettings? settings = null)
    {
        var job = NewJob(settings);
        await using var capture = await Engine.CaptureAsync(job, CancellationToken.None);
        await meanwhile(new RunningRecording(job, capture));
        var end = await capture.StopAsync(CancellationToken.None).WaitAsync(Patience);
        return new RecordingRun(job, end);
    }

    /// <summary>Composes what was captured.</summary>
    public async Task<RecordingResult> FinishAsync(RecordingJob job)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Engine.ComposeAsync(job, anew: false, new Progress<double>(), patience.Token);
    }

    /// <summary>Composes what was captured, and says what it cost.</summary>
    public async Task<Mp4> FinishWithFileAsync(RecordingRun recording, ITestOutputHelper output)
    {
        var since = Stopwatch.GetTimestamp();
        var result = await FinishAsync(recording.Job);
        var seconds = result.Duration.TotalSeconds;
        var composite = CompositeOf(recording.Job, result);
        output.WriteLine(
            $"{seconds:F1} s, ready {Stopwatch.GetElapsedTime(since).TotalSeconds:F2} s after Stop, compose "
            + $"{result.ComposeCpuSeconds / seconds:F3} and capture {result.CaptureCpuSeconds / seconds:F3} core-seconds per second, {composite.File}");
        foreach (var missing in result.Missing)
            output.WriteLine("missing: " + missing);
        return composite;
    }

    public Mp4 CompositeOf(RecordingJob job, RecordingResult result) =>
        new(Path.Combine(Engine.FolderOf(job.Id), result.Artifacts.First(artifact => artifact.Kind == ArtifactKind.Composite).Path));

    public RecordingFolder FolderOf(RecordingJob job) => new(Engine.FolderOf(job.Id));

    public Task<IReadOnlyList<JournalEntry>> JournalOfAsync(RecordingJob job) => JournalReader.ReadAsync(FolderOf(job).Journal, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _own?.Dispose();
    }
}
