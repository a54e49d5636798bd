using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Jobs;

/// <summary>
/// Writes how far one recording is. Only the newest report counts, so a store that is away holds up nothing: what it was not told is
/// told when it answers.
/// </summary>
internal sealed partial class JobReports
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IRecordingJobs _jobs;
    private readonly JobLease _lease;
    private readonly Action<JobWrite> _refused;
    private readonly Action _orderTold;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new(); // the report, its number and whether somebody writes belong together
    private JobReport _report;
    private long _number;
    private long _written;
    private bool _isWriting;
    private Task _writing = Task.CompletedTask;

    /// <param name="refused">Called once when the job is not ours any more, or its meeting is recorded anew.</param>
    /// <param name="orderTold">Called when the store knows what was ordered here.</param>
    public JobReports(
        IRecordingJobs jobs, JobLease lease, JobReport first, Action<JobWrite> refused, Action orderTold, TimeProvider time, ILogger logger)
    {
        _jobs = jobs;
        _lease = lease;
        _report = first;
        _refused = refused;
        _orderTold = orderTold;
        _time = time;
        _logger = logger;
    }

    public JobReport Latest
    {
        get
        {
            lock (_lock)
                return _report;
        }
    }

    /// <summary>Changes what is known; it is written as soon as the store takes it.</summary>
    public JobReport Set(Func<JobReport, JobReport> change, CancellationToken abandoned)
    {
        lock (_lock)
        {
            _report = change(_report);
            _number++;
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(() => WriteAllAsync(abandoned), CancellationToken.None);
            }

            return _report;
        }
    }

    /// <summary>Ends when the newest report is written, or the job was lost or abandoned.</summary>
    public Task FlushAsync()
    {
        lock (_lock)
            return _writing;
    }

    private async Task WriteAllAsync(CancellationToken abandoned)
    {
        while (Next() is { } next)
        {
            try
            {
                var write = await _jobs.ReportAsync(_lease, next.Report, abandoned);
                if (write != JobWrite.Written)
                    _refused(write);
                if (write == JobWrite.Lost)
                    return; // and nothing is written any more
                Written(next);
                continue;
            }
            catch (JobStoreUnavailableException exception)
            {
                LogWaiting(_lease.RecordingId, exception.Message);
            }
            catch (OperationCanceledException) when (abandoned.IsCancellationRequested)
            {
                return; // what is still to be said is said by whoever has it then
            }
            catch (Exception exception)
            {
                LogFailed(exception, _lease.RecordingId); // a fault of the store's or of ours: tried again, for a final state must be written
            }

            if (!await PauseAsync(abandoned))
                return;
        }
    }

    // What was ordered here is said once: from then on the store's word counts, which others may change.
    private void Written((JobReport Report, long Number) write)
    {
        lock (_lock)
        {
            _written = write.Number;
            if (write.Report.Desired is null || _report.Desired != write.Report.Desired)
                return;
            _report = _report with { Desired = null };
        }

        _orderTold();
    }

    private async Task<bool> PauseAsync(CancellationToken abandoned)
    {
        try
        {
            await Task.Delay(Pause, _time, abandoned);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private (JobReport Report, long Number)? Next()
    {
        lock (_lock)
        {
            _isWriting = _number != _written;
            return _isWriting ? (_report, _number) : null;
        }
    }

    [LoggerMessage(4101, LogLevel.Warning, "Recording {RecordingId} goes on; its state is written later: {Reason}")]
    private partial void LogWaiting(string recordingId, string reason);

    [LoggerMessage(4102, LogLevel.Error, "The state of recording {RecordingId} was not written")]
    private partial void LogFailed(Exception exception, string recordingId);
}
