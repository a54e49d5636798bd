namespace Conference.Recorder.Ffmpeg;

/// <summary>How long an FFmpeg run may go on without getting any further.</summary>
/// <param name="Working">CPU time that it may use meanwhile.</param>
/// <param name="Standing">Time during which nothing in it wants a CPU or a disk: it waits for something that does not come, or was stopped.</param>
internal sealed record StallLimits(TimeSpan Working, TimeSpan Standing)
{
    public static StallLimits Default { get; } = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
}
