using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class SpeakerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Who_speaks_is_large_at_every_second_and_a_word_in_between_changes_nothing()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var ada = await meeting.JoinAsync(new Persona(0), "Ada");
        var alan = await meeting.JoinAsync(new Persona(1), "Alan");
        var grace = await meeting.JoinAsync(new Persona(2), "Grace");
        var cells = StageLayout.For(2, Cells.Format);

        var film = await Film.MakeAsync(host, meeting, new RecordingSettings(RecordingLayout.Speaker), output, async story =>
        {
            meeting.Speak(ada);
            story.Cut(cells, ada.Persona, alan.Persona, grace.Persona);
            await story.UntilAsync(5);
            meeting.Speak(grace);
            story.Cut(cells, grace.Persona, alan.Persona, ada.Persona);
            await story.UntilAsync(8);
            meeting.Speak(alan, grace);
            await story.UntilAsync(8.4);
            meeting.Speak(grace);
            await story.UntilAsync(11);
            meeting.Mute(grace.Camera!);
            meeting.Speak(alan);
            story.Cut(cells, alan.Persona, null, ada.Persona);
            await story.UntilAsync(15);
            meeting.Speak();
            meeting.Leave(alan);
            story.Cut(StageLayout.For(1, Cells.Format), ada.Persona, null);
            await story.UntilAsync(18);
        });

        film.ShowsWhatItMust();
        film.SyncOf((ada, 1, 17.5), (alan, 1, 14.5)).MustBeWhole();
    }
}
