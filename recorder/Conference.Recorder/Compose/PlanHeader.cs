using Conference.Recorder.Contracts;

namespace Conference.Recorder.Compose;

/// <summary>The first line of plan.ndjson: what the stretches were encoded with. With anything else they could not be joined.</summary>
internal sealed record PlanHeader(
    int Format, RecordingLayout Layout, int Height, int FrameRate, string Preset, int Quality, string Ffmpeg)
{
    private const int CurrentFormat = 1;

    public static PlanHeader Of(RecordingSettings settings, RecorderOptions options, string ffmpeg) =>
        new(CurrentFormat, settings.Layout, settings.Height, settings.FrameRate, options.VideoPreset, options.VideoQuality, ffmpeg);
}
