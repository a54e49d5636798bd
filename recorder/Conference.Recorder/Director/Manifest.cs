using Conference.Recorder.Contracts;

namespace Conference.Recorder.Director;

/// <summary>manifest.json: what a recording is, for people, tools and the next start of the recorder.</summary>
internal sealed record Manifest(int Format, RecordingInfo Recording)
{
    public const int CurrentFormat = 1;

    public IReadOnlyList<string> Participants { get; init; } = [];

    public IReadOnlyList<ManifestFile> Files { get; init; } = [];

    /// <summary>CPU time of the FFmpeg runs that captured the tracks.</summary>
    public double? CaptureCpuSeconds { get; init; }

    /// <summary>CPU time of the FFmpeg runs that composed.</summary>
    public double? ComposeCpuSeconds { get; init; }

    public double? StopToReadySeconds { get; init; }

    public int? Scenes { get; init; }

    /// <summary>Media that should be in the composite and is not, with reasons.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <param name="Path">Relative to the recording's folder, with forward slashes.</param>
internal sealed record ManifestFile(string Path, long SizeBytes);
