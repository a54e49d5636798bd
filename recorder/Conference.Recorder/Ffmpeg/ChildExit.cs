namespace Conference.Recorder.Ffmpeg;

/// <param name="Code">Exit code; 128 + signal when a signal ended the process.</param>
/// <param name="CpuSeconds">CPU time as the process reported it at its end; 0 when it could not.</param>
/// <param name="LastWords">The last lines of its error output.</param>
internal sealed record ChildExit(int Code, double CpuSeconds, string LastWords)
{
    private const string NoSpace = "No space left on device";

    /// <summary>
    /// Whether it said that a disk is full. FFmpeg 5.1 ends with 0 when only the end of a file could not be written: such a file is as good as none.
    /// </summary>
    public bool IsDiskFull => TellsOfFullDisk(LastWords);

    /// <summary>Whether a line of its output says so.</summary>
    public static bool TellsOfFullDisk(string line) => line.Contains(NoSpace, StringComparison.Ordinal);

    /// <summary>The code of a program that could not be started.</summary>
    public const int NotStarted = -1;

    /// <summary>The code of a program that was ended because it got nowhere.</summary>
    public const int Stalled = -2;
}
