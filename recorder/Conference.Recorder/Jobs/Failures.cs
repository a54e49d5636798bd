using Conference.Recorder.Contracts;

namespace Conference.Recorder.Jobs;

/// <summary>What an exception is called, and whether trying again may help.</summary>
internal static class Failures
{
    public static (string Code, string Text) Explain(Exception exception) => exception switch
    {
        RecordingFailedException failed => (failed.Code, failed.Message),
        RecorderUnavailableException unavailable => (unavailable.Code, unavailable.Message),
        MeetingNotFoundException => ("meeting_not_running", exception.Message),
        IOException or UnauthorizedAccessException => ("storage_failed", exception.Message),
        _ => ("internal_error", exception.Message),
    };

    public static bool MayPass(Exception exception) => exception is not RecordingFailedException { Retryable: false };
}
