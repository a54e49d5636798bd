using System.Runtime.Versioning;
using Conference.Recorder.Contracts;
using Conference.Recorder.Tests.Media;
using Conference.Testing.Movies;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
[SupportedOSPlatform("linux")]
public sealed class UndecodableTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_the_recorders_FFmpeg_cannot_decode_is_kept_and_told_once_and_costs_nobody_else_their_picture()
    {
        using var folder = new TestFolder();
        var program = folder.File("ffmpeg");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nif [ \"$2\" = -decoders ]; then ffmpeg \"$@\" | grep -v -e dav1d -e libaom; else exec ffmpeg \"$@\"; fi\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting, configure: options => options.FfmpegPath = program);
        await meeting.JoinAsync(new Persona(0), "Ada", picture: await Av1Loop.EncodeAsync(new Persona(0)));
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");

        // Long enough for several stretches, each of which must do without.
        var recording = await host.RecordAsync(clock => clock.UntilAsync(22), new RecordingSettings(RecordingLayout.Grid, Tracks: true));
        var result = await host.FinishAsync(recording.Job);

        Assert.Equal(
            ["Ada's camera: the FFmpeg of the recorder cannot decode video/AV1. The track is kept: install a full build (apt-get install ffmpeg), and recompose."],
            result.Missing);
        Assert.Equal(4, result.Artifacts.Count(artifact => artifact.Kind == ArtifactKind.Track));
        var mp4 = host.CompositeOf(recording.Job, result);
        await MovieAssert.IsCompositeAsync(mp4, recording.Seconds);
        var cells = Cells.Grid(2);
        var area = new Area(cells[1].X, cells[1].Y, cells[1].Width, cells[1].Height);
        var footage = await Footage.WatchAsync(mp4.File, [area], CancellationToken.None);
        Assert.All(Enumerable.Range(2, (int)footage.Seconds - 3), second => Assert.Equal(alan.Persona.Number, Persona.WhoseIs(footage.Of(area)[footage.FrameAt(second)].Color)));
        for (var second = 2.0; second < recording.Seconds - 1; second += 6)
            await MovieAssert.ShowsCardAsync(mp4, second, cells[0]);
        output.WriteLine($"{result.ComposeCpuSeconds / recording.Seconds:F3} core-seconds per second");
    }
}
