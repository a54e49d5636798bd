using Conference.Recorder.Contracts;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Jobs;

/// <summary>What all jobs of a recorder work with.</summary>
/// <param name="Composing">Finished captures take turns.</param>
/// <param name="Changed">Told when a recording comes into another state.</param>
internal sealed record JobTools(
    IRecordingJobs Jobs,
    IRecordingEngine Engine,
    IRecordingStorage Storage,
    RecordingWorkerOptions Options,
    SemaphoreSlim Composing,
    Action<RecordingJob, JobReport> Changed,
    TimeProvider Time,
    ILogger Logger);
