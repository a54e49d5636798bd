using Conference.Recorder.Contracts;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class PauseTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_happens_in_a_pause_is_nowhere_and_what_follows_joins_on_without_a_gap()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var ada = await meeting.JoinAsync(new Persona(0), "Ada");
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");
        var secret = new Persona(3);
        await PersonaMedia.PictureAsync(secret);
        await PersonaMedia.SoundAsync(secret);

        var film = await Film.MakeAsync(host, meeting, new RecordingSettings(RecordingLayout.Grid), output, async story =>
        {
            story.Cut(Cells.Grid(2), ada.Persona, alan.Persona);
            await story.UntilAsync(5);
            await story.PauseAsync(4, async () =>
            {
                var guest = await meeting.JoinAsync(secret, "Nobody");
                await Task.Delay(2000);
                meeting.Leave(guest);
            });
            await story.UntilAsync(9);
            await story.PauseAsync(2);
            await story.UntilAsync(14);
        });

        film.ShowsWhatItMust();
        Assert.Empty(film.Sound.BeepsOf(secret));
        film.SyncOf((ada, 1, 13.5), (alan, 1, 13.5)).MustBeWhole();
    }
}
