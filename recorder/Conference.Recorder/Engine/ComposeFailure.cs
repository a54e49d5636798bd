using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;

namespace Conference.Recorder.Engine;

/// <summary>Says what went wrong in a composition, and the way out.</summary>
internal static class ComposeFailure
{
    // What the kernel answers: no space left, quota used up, a file larger than it may be.
    private const int NoSpace = 28;
    private const int NoQuota = 122;
    private const int TooLarge = 27;

    /// <summary>Null for what is no failure of composing.</summary>
    public static RecordingFailedException? Of(Exception exception) => exception switch
    {
        FfmpegException { IsDiskFull: true } or IOException { HResult: NoSpace or NoQuota or TooLarge } => new RecordingFailedException(
            "disk_full",
            $"The disk of the recorder is full: {exception.Message} The tracks are kept; free some space, and composing goes on where it stopped.",
            retryable: true,
            exception),
        FfmpegException { IsMissing: true } => new RecordingFailedException(
            "ffmpeg_missing", $"FFmpeg cannot be started: {exception.Message} Install it, or set {nameof(RecorderOptions.FfmpegPath)}. The tracks are kept.", retryable: false, exception),
        FfmpegException or InvalidDataException => new RecordingFailedException(
            "ffmpeg_failed", $"{exception.Message} The tracks are kept; the logs of the recording tell more.", retryable: true, exception),
        IOException or UnauthorizedAccessException => new RecordingFailedException(
            "storage_failed", $"The recorder's disk failed: {exception.Message} The tracks are kept.", retryable: true, exception),
        RecorderUnavailableException unavailable => new RecordingFailedException(
            unavailable.Code, $"{unavailable.Message} The tracks are kept.", retryable: false, exception),
        _ => null,
    };
}
