namespace Conference.Recorder.Contracts;

/// <summary>A recording could not be brought to its end; what was captured is kept.</summary>
public sealed class RecordingFailedException(string code, string message, bool retryable, Exception? inner = null)
    : InvalidOperationException(message, inner)
{
    /// <summary>For example <c>ffmpeg_failed</c>, <c>disk_full</c>, <c>upload_refused</c> or <c>upload_unreachable</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Whether trying again may help, without anybody changing anything.</summary>
    public bool Retryable { get; } = retryable;
}
