namespace Conference.Client;

/// <summary>A file could not be played: FFmpeg is missing, cannot read it, or failed.</summary>
public sealed class PlaybackException : Exception
{
    internal PlaybackException(string message, int? exitCode = null, Exception? inner = null)
        : base(message, inner) => ExitCode = exitCode;

    /// <summary>FFmpeg's exit code; null when it did not run.</summary>
    public int? ExitCode { get; }
}
