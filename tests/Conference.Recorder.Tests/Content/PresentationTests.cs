using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class PresentationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_shared_screen_is_large_with_the_people_beside_it_for_as_long_as_it_is_shared()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var ada = await meeting.JoinAsync(new Persona(0), "Ada");
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");
        var screen = new Persona(40);
        await PersonaMedia.PictureAsync(screen, 1280, 720);
        await PersonaMedia.PictureAsync(new Persona(2));
        await PersonaMedia.SoundAsync(new Persona(2));

        var film = await Film.MakeAsync(host, meeting, new RecordingSettings(RecordingLayout.Presentation), output, async story =>
        {
            story.Cut(Cells.Grid(2), ada.Persona, alan.Persona);
            await story.UntilAsync(4);
            await meeting.ShareAsync(ada, screen);
            story.Cut(StageLayout.For(2, Cells.Format), screen, ada.Persona, alan.Persona);
            await story.UntilAsync(8);
            var grace = await meeting.JoinAsync(new Persona(2), "Grace");
            story.Cut(StageLayout.For(3, Cells.Format), screen, ada.Persona, alan.Persona, grace.Persona);
            await story.UntilAsync(12);
            meeting.StopSharing(ada);
            story.Cut(Cells.Grid(3), ada.Persona, alan.Persona, grace.Persona);
            await story.UntilAsync(16);
        });

        film.ShowsWhatItMust();
        film.SyncOf((ada, 1, 15.5), (alan, 1, 15.5)).MustBeWhole();
    }
}
