using Conference.Recorder.Contracts;

namespace Conference.Recorder.Jobs;

internal static class JobReportState
{
    /// <summary>Whether nothing is done any more under the lease: it is final, or waits for its next try.</summary>
    public static bool IsLeft(this JobReport report) =>
        report.RetryIn is not null || report.State is RecordingState.Completed or RecordingState.Failed;
}
