namespace Conference.Recorder.Contracts;

/// <summary>This recorder cannot record at all now; the message names what is missing and how to get it.</summary>
public sealed class RecorderUnavailableException(string code, string message, Exception? inner = null)
    : InvalidOperationException(message, inner)
{
    /// <summary>For example <c>ffmpeg_missing</c>, <c>ffmpeg_too_old</c>, <c>ffmpeg_incomplete</c> or <c>storage_unwritable</c>.</summary>
    public string Code { get; } = code;
}
