using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Recorder.Tests.Media;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

/// <summary>What the codecs do in a live recording: every frame is looked at, as with VP8.</summary>
[Collection(RealMedia.Name)]
public sealed class LiveCodecTests(ITestOutputHelper output)
{
    private static readonly RecordingSettings Grid = new(RecordingLayout.Grid);

    // Seconds until everybody is there, on a machine that does other things as well.
    private const double Begun = 1.5;

    [Fact]
    public async Task AV1_is_as_good_as_any()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var ada = await meeting.JoinAsync(new Persona(0), "Ada", picture: await Av1Loop.EncodeAsync(new Persona(0)));
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");

        var film = await Film.MakeAsync(host, meeting, Grid, output, async story =>
        {
            story.CutAt(Begun, Cells.Grid(2), ada.Persona, alan.Persona);
            await story.UntilAsync(4);
            meeting.Mute(ada.Camera!);
            story.Cut(Cells.Grid(2), null, alan.Persona);
            await story.UntilAsync(6);
            meeting.Unmute(ada.Camera!);
            story.Cut(Cells.Grid(2), ada.Persona, alan.Persona);
            await story.UntilAsync(10);
        });

        film.ShowsWhatItMust();
        film.SyncOf((ada, 2, 3.7), (ada, 7.2, 9.5), (alan, 2, 9.5)).MustBeWhole();
    }

    [Theory]
    [InlineData("VP8")]
    [InlineData("H264")]
    public async Task A_switch_of_simulcast_layers_is_not_to_be_seen_but_by_its_sharpness(string codec)
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var persona = new Persona(0);
        var (large, small) = codec == "H264"
            ? (await PersonaMedia.H264PictureAsync(persona), await PersonaMedia.H264PictureAsync(persona, 320, 180))
            : (await PersonaMedia.PictureAsync(persona), await PersonaMedia.PictureAsync(persona, 320, 180));
        var ada = await meeting.JoinAsync(persona, "Ada", picture: large);
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");

        var film = await Film.MakeAsync(host, meeting, Grid, output, async story =>
        {
            story.CutAt(Begun, Cells.Grid(2), ada.Persona, alan.Persona);
            await story.UntilAsync(3);
            meeting.SwitchLayer(ada, small);
            await story.UntilAsync(6);
            meeting.SwitchLayer(ada, large);
            await story.UntilAsync(9);
        });

        film.ShowsWhatItMust();
        film.SyncOf((ada, 2, 8.5), (alan, 2, 8.5)).MustBeWhole();
        Assert.Equal([(640, 360), (320, 180), (640, 360)], film.SizesOf(ada));
    }

    [Fact]
    public async Task A_film_of_1080_lines_has_30_frames_a_second_and_everybody_in_their_place()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var settings = new RecordingSettings(RecordingLayout.Grid, 1080, 30);
        var cells = GridLayout.For(2, VideoFormat.Of(settings));
        var ada = await meeting.JoinAsync(new Persona(0), "Ada", picture: await PersonaMedia.PictureAsync(new Persona(0), 1280, 720));
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");

        var film = await Film.MakeAsync(host, meeting, settings, output, async story =>
        {
            story.CutAt(Begun, cells, ada.Persona, alan.Persona);
            await story.UntilAsync(7);
        });

        Assert.Equal(30, film.Footage.FrameRate);
        film.ShowsWhatItMust();
        film.SyncOf((ada, 2, 6.5), (alan, 2, 6.5)).MustBeWhole();
    }
}
