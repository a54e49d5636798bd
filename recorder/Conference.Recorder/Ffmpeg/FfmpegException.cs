namespace Conference.Recorder.Ffmpeg;

/// <summary>An FFmpeg run did not do its work; the message carries its last words.</summary>
internal sealed class FfmpegException(string task, ChildExit exit)
    : InvalidOperationException($"FFmpeg failed to {task} (exit code {exit.Code}): {exit.LastWords}")
{
    public int ExitCode { get; } = exit.Code;

    /// <summary>Whether a signal ended it: somebody killed it, or the system did for want of memory.</summary>
    public bool IsKilled => ExitCode is > SignalBase and < ExitError;

    public bool IsDiskFull { get; } = exit.IsDiskFull;

    /// <summary>Whether it could not even be started.</summary>
    public bool IsMissing => ExitCode == ChildExit.NotStarted;

    private const int SignalBase = 128;
    private const int ExitError = 255;
}
