using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Jobs;

/// <summary>One recording in this recorder's hands, from where it was claimed to where it can be left.</summary>
internal sealed partial class JobRun : IAsyncDisposable
{
    private readonly JobTools _tools;
    private readonly ClaimedJob _claimed;
    private readonly JobReports _reports;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _abandoned = new(); // lost, or the recorder shuts down
    private readonly SemaphoreSlim _ordered = new(0);
    private readonly Lock _lock = new(); // what is wanted, and by whom it was said last
    private DesiredCapture _desired;
    private bool _orderedHere;
    private volatile bool _isLost;
    private volatile bool _isSuperseded;
    private volatile bool _isCapturing;

    public JobRun(JobTools tools, ClaimedJob claimed)
    {
        _tools = tools;
        _claimed = claimed;
        _logger = tools.Logger;
        _desired = claimed.Desired;
        _isCapturing = claimed.State < RecordingState.Composing;
        _reports = new JobReports(
            tools.Jobs, claimed.Lease, new JobReport(claimed.State) { Attempts = claimed.Attempts, PausedFor = claimed.PausedFor }, OnRefused, OnOrderTold, tools.Time, tools.Logger);
    }

    public JobLease Lease => _claimed.Lease;

    public RecordingJob Job => _claimed.Job;

    /// <summary>Whether it takes one of the places for recordings; composing and uploading don't.</summary>
    public bool IsCapturing => _isCapturing;

    public JobReport Report => _reports.Latest;

    /// <summary>Carries the job as far as it goes; never fails.</summary>
    public async Task RunAsync()
    {
        await Task.Yield();
        try
        {
            // Whoever died of it cannot have said why.
            if (_claimed.State >= RecordingState.Composing && _claimed.Attempts > _tools.Options.MaxAttempts)
                throw new RecordingFailedException("recorder_died", DiedOfIt(), retryable: false);
            await (_claimed.State switch
            {
                RecordingState.Composing => _claimed.MayGoOn ? GoOnOrComposeAsync() : ComposeAsync(_claimed.Anew, _claimed.Attempts),
                RecordingState.Uploading => UploadAsync(null, _claimed.Artifacts, _claimed.Attempts),
                RecordingState.Stopping => ComposeAsync(anew: false, attempts: 1),
                _ => CaptureAsync(),
            });
        }
        catch (OperationCanceledException) when (_abandoned.IsCancellationRequested)
        {
            // Somebody else's, or left for the next start.
        }
        catch (Exception exception)
        {
            Fail(exception, _reports.Latest.State, _reports.Latest.Attempts);
        }

        _isCapturing = false;
        await _reports.FlushAsync();
    }

    /// <summary>What people want of the capture, as the store says it.</summary>
    public void Want(DesiredCapture desired)
    {
        lock (_lock)
        {
            // What was ordered here while the store was away is newer than what the store knows, until it has been told.
            if (_orderedHere || _desired == desired)
                return;
            _desired = desired;
        }

        _ordered.Release();
    }

    /// <summary>Takes an order while the store is away: it counts at once, and the store is told later.</summary>
    public void Order(DesiredCapture desired)
    {
        lock (_lock)
        {
            _desired = desired;
            _orderedHere = true;
        }

        Set(report => report with { Desired = desired });
        _ordered.Release();
    }

    /// <summary>Stops working at once, and writes nothing any more.</summary>
    public void Lose()
    {
        _isLost = true;
        _abandoned.Cancel();
    }

    /// <summary>Leaves the job as it is, for the next start.</summary>
    public void Leave() => _abandoned.Cancel();

    public bool IsLost => _isLost;

    /// <remarks>
    /// The token source has no timer and the semaphore no handle, and so nothing to dispose of; whoever looked at the list of runs before may still touch them.
    /// </remarks>
    public ValueTask DisposeAsync()
    {
        Leave();
        return ValueTask.CompletedTask;
    }

    private DesiredCapture Desired
    {
        get
        {
            lock (_lock)
                return _desired;
        }
    }

    private string DiedOfIt() =>
        $"At try {_claimed.Attempts - 1} of {_tools.Options.MaxAttempts} the recorder died while it was {_claimed.State.ToString().ToLowerInvariant()}. "
        + "Its files are kept: look into the recorder's log, then retry.";

    private void OnOrderTold()
    {
        lock (_lock)
            _orderedHere = false;
    }

    private void OnRefused(JobWrite write)
    {
        if (write == JobWrite.Lost)
        {
            LogLost(Job.Id);
            Lose();
            return;
        }

        LogSuperseded(Job.Id);
        _isSuperseded = true;
        _ordered.Release();
    }

    private void Set(Func<JobReport, JobReport> change)
    {
        var before = _reports.Latest.State;
        var report = _reports.Set(change, _abandoned.Token);
        if (report.State != before)
            _tools.Changed(Job, report);
    }

    [LoggerMessage(4111, LogLevel.Warning, "Recording {RecordingId} is not this recorder's any more: it is left as it is")]
    private partial void LogLost(string recordingId);

    [LoggerMessage(4112, LogLevel.Warning, "Recording {RecordingId} was silent for so long that its meeting is recorded anew: its capture ends")]
    private partial void LogSuperseded(string recordingId);
}
