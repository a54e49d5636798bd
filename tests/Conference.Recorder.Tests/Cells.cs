using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;

namespace Conference.Recorder.Tests;

/// <summary>Where people are in the picture that recordings have by default.</summary>
internal static class Cells
{
    public static VideoFormat Format { get; } = VideoFormat.Of(new RecordingSettings());

    public static IReadOnlyList<Cell> Grid(int count) => GridLayout.For(count, Format);
}
