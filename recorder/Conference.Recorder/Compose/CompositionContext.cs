using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Compose;

/// <summary>What a composition works with.</summary>
internal sealed record CompositionContext(
    RecordingFolder Folder, RecordingSettings Settings, RecorderOptions Options, FfmpegTools Tools, RenderSlots Slots, TimeProvider Time, ILogger Logger)
{
    public StallLimits Stalls { get; init; } = StallLimits.Default;
}
