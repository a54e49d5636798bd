using Conference.Recorder.Contracts;
using Conference.Testing.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Content;

[Collection(RealMedia.Name)]
public sealed class NetworkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Loss_of_2_percent_and_jitter_of_100_ms_leave_everybody_whole_and_together()
    {
        using var meeting = new ReplayMeeting();
        await using var host = RecorderHost.Start(meeting);
        var ada = await meeting.JoinAsync(new Persona(0), "Ada", line: new Line(0.02, 0.1, seed: 1));
        var alan = await meeting.JoinAsync(new Persona(1), "Alan", line: new Line(0.02, 0.1, seed: 2));
        var grace = await meeting.JoinAsync(new Persona(2), "Grace");

        var film = await Film.MakeAsync(host, meeting, new RecordingSettings(RecordingLayout.Grid), output, async story =>
        {
            story.CutAt(1.5, Cells.Grid(3), ada.Persona, alan.Persona, grace.Persona);
            await story.UntilAsync(18);
        });

        film.ShowsWhatItMust();
        film.SyncOf((ada, 2, 17.5), (alan, 2, 17.5), (grace, 2, 17.5)).MustBeWhole(mostOffset: 80);
    }
}
