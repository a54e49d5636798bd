using Conference.Recorder.Contracts;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class GridTests(ITestOutputHelper output)
{
    private static readonly RecordingSettings Grid = new(RecordingLayout.Grid);

    [Fact]
    public async Task Everybody_is_in_their_cell_at_every_second_while_people_come_go_and_turn_their_cameras_off()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var ada = await meeting.JoinAsync(new Persona(0), "Ada");
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");
        await PersonaMedia.PictureAsync(new Persona(2));
        await PersonaMedia.SoundAsync(new Persona(2));

        ReplayPerson grace = null!;
        double joined = 0, left = 0;
        var film = await Film.MakeAsync(host, meeting, Grid, output, async story =>
        {
            story.Cut(Cells.Grid(2), ada.Persona, alan.Persona);
            await story.UntilAsync(5);
            joined = story.Now;
            grace = await meeting.JoinAsync(new Persona(2), "Grace");
            story.Cut(Cells.Grid(3), ada.Persona, alan.Persona, grace.Persona);
            await story.UntilAsync(9);
            meeting.Mute(alan.Camera!);
            story.Cut(Cells.Grid(3), ada.Persona, null, grace.Persona);
            await story.UntilAsync(12);
            meeting.Unmute(alan.Camera!);
            story.Cut(Cells.Grid(3), ada.Persona, alan.Persona, grace.Persona);
            await story.UntilAsync(15);
            left = story.Now;
            meeting.Leave(ada);
            story.Cut(Cells.Grid(2), alan.Persona, grace.Persona);
            await story.UntilAsync(19);
        });

        film.ShowsWhatItMust();
        film.SyncOf((ada, 1, left - 0.3), (grace, joined + 1.5, 18.5)).MustBeWhole();
    }
}
