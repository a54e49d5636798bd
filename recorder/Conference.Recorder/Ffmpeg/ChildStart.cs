namespace Conference.Recorder.Ffmpeg;

/// <summary>How a program is to be run.</summary>
internal sealed record ChildStart(string Program, IReadOnlyList<string> Arguments)
{
    public string WorkingDirectory { get; init; } = "";

    /// <summary>Gets the command line, then everything that the program writes to its error output.</summary>
    public string? LogFile { get; init; }

    /// <summary>Called for each line of output, in order, on a pool thread.</summary>
    public Action<string>? OnOutput { get; init; }

    /// <summary>Runs at low priority, so that it never takes CPU from a capture.</summary>
    public bool Background { get; init; }
}
