namespace Conference.Recorder.Ffmpeg;

/// <summary>An FFmpeg run did not do its work; the message carries its last words.</summary>
internal sealed class FfmpegException(string task, ChildExit exit)
    : InvalidOperationException($"FFmpeg failed to {task} (exit code {exit.Code}): {exit.LastWords}")
{
    public string Work { get; } = task;

    public int ExitCode { get; } = exit.Code;
}
