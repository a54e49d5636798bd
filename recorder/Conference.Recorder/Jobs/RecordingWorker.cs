using System.Collections.Concurrent;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Jobs;

/// <summary>
/// Takes recordings that are to be made and carries each as far as it goes. It tells every few seconds that it lives, which keeps its
/// leases; while the store does not answer, captures and compositions go on, for nobody else can reach their files.
/// </summary>
internal sealed partial class RecordingWorker : BackgroundService, IRecordingWorker
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);

    // With many recordings there is a hint at every moment; looking this often is enough.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private readonly IRecordingJobs _jobs;
    private readonly RecorderState _state;
    private readonly RecordingWorkerOptions _options;
    private readonly JobTools _tools;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, (JobRun Run, Task Task)> _runs = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _composing;
    private bool _isKnown;

    public RecordingWorker(
        IRecordingJobs jobs, IRecordingEngine engine, IRecordingStorage storage, RecorderState state, IOptions<RecordingWorkerOptions> options,
        TimeProvider time, ILogger<RecordingWorker> logger)
    {
        _jobs = jobs;
        _state = state;
        _options = options.Value;
        _composing = new SemaphoreSlim(_options.MaxCompositions);
        _time = time;
        _logger = logger;
        _tools = new JobTools(
            jobs, engine, storage, _options, _composing, (job, report) => Changed?.Invoke(this, new JobChange(job, report)), time, logger);
    }

    public event EventHandler<JobChange>? Changed;

    public string StorageId => _state.StorageId;

    public bool TryOrder(string meetingId, DesiredCapture desired)
    {
        var run = _runs.Values.Select(entry => entry.Run).FirstOrDefault(run => run.IsCapturing && run.Job.MeetingId == meetingId);
        run?.Order(desired);
        return run is not null;
    }

    public IReadOnlyList<JobChange> Running => [.. _runs.Values.Select(entry => new JobChange(entry.Run.Job, entry.Run.Report))];

    /// <summary>Is known to the store before the host takes its first call, so that the first Record finds a recorder.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var beat = await _state.LookAsync(active: 0, isFirst: true, cancellationToken);
            await _jobs.RenewAsync(beat, [], cancellationToken);
            _isKnown = true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not RecorderUnavailableException)
        {
            LogLookFailed(exception); // tried again at once, and from then on
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var (run, _) in _runs.Values)
            run.Leave();
        await Task.WhenAll(_runs.Values.Select(entry => entry.Task)).WaitAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _composing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Breath, _time, stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var held = _runs.Values.Select(entry => entry.Run).ToList();
            var beat = await _state.LookAsync(held.Count(run => run.IsCapturing), isFirst: !_isKnown, cancellationToken);
            var wanted = await _jobs.RenewAsync(beat, [.. held.Where(run => !run.IsLost).Select(run => run.Lease)], cancellationToken);
            _isKnown = true;
            foreach (var run in held)
                Tell(run, wanted);
            foreach (var job in await _jobs.ClaimAsync(beat, Room(beat), Math.Max(0, _options.MaxCompositions - Others()), cancellationToken))
                Take(job);
            await _jobs.WaitAsync(Beat, cancellationToken);
        }
        catch (JobStoreUnavailableException exception)
        {
            LogStoreAway(exception.Message);
            await Task.Delay(StoreRetry, _time, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogLookFailed(exception); // the disk, or a fault of ours: the recordings that run are not to suffer
            await Task.Delay(StoreRetry, _time, cancellationToken);
        }
    }

    private int Room(RecorderBeat beat) => beat.ProblemCode is null ? Math.Max(0, _options.Capacity - beat.Active) : 0;

    private int Others() => _runs.Values.Count(entry => !entry.Run.IsCapturing);

    private static void Tell(JobRun run, IReadOnlyDictionary<string, DesiredCapture> wanted)
    {
        if (wanted.TryGetValue(run.Job.Id, out var desired))
            run.Want(desired);
        else if (!run.Report.IsLeft())
            run.Lose();
    }

    private void Take(ClaimedJob job)
    {
        LogTaken(job.Job.Id, job.State, job.Lease.Epoch);
        var run = new JobRun(_tools, job);
        // An earlier life of the same recording may still be winding down after its lease was lost; the new one begins when that has ended.
        var before = _runs.TryGetValue(job.Job.Id, out var earlier) ? earlier.Task : Task.CompletedTask;
        _runs[job.Job.Id] = (run, CarryAsync(run, before));
    }

    private async Task CarryAsync(JobRun run, Task before)
    {
        await Task.Yield(); // it is on the list before it can end
        await before;
        await using (run)
        {
            await run.RunAsync();
            if (!run.IsLost && !run.Report.IsLeft())
                await GiveBackAsync(run);
            if (_runs.TryGetValue(run.Job.Id, out var current) && current.Run == run)
                _runs.TryRemove(KeyValuePair.Create(run.Job.Id, current));
        }
    }

    private async Task GiveBackAsync(JobRun run)
    {
        try
        {
            await _jobs.ReleaseAsync(run.Lease, CancellationToken.None);
        }
        catch (JobStoreUnavailableException exception)
        {
            LogNotGivenBack(run.Job.Id, exception.Message); // the next start takes it up, or its lease runs out
        }
    }

    [LoggerMessage(4141, LogLevel.Warning, "Recordings go on; the store of their jobs is asked again: {Reason}")]
    private partial void LogStoreAway(string reason);

    [LoggerMessage(4142, LogLevel.Error, "Recordings go on; looking for more failed")]
    private partial void LogLookFailed(Exception exception);

    [LoggerMessage(4143, LogLevel.Information, "Recording {RecordingId} is taken while {State}, epoch {Epoch}")]
    private partial void LogTaken(string recordingId, RecordingState state, long epoch);

    [LoggerMessage(4144, LogLevel.Warning, "Recording {RecordingId} was not given back: {Reason}")]
    private partial void LogNotGivenBack(string recordingId, string reason);
}
