using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class A_killed_worker(WorkerKilling killing, ITestOutputHelper output) : IClassFixture<WorkerKilling>
{
    private const int Timeout = 150_000;

    [Fact(Timeout = Timeout)]
    public async Task Is_replaced_and_both_clients_come_back_by_themselves()
    {
        var survival = await killing.Survived.ReachAsync();

        var workers = killing.Server.WorkersOf(survival.MeetingId);
        Assert.Equal(2, workers.Distinct().Count());
        await killing.Alice.Meeting.HearAsync(Identity.Bob);
        await killing.Bob.Meeting.HearAsync(Identity.Alice);
        Figures.Report(output, "worker-killed-to-frames-again", (survival.BackAt - survival.KilledAt).TotalSeconds, "s");
    }

    [Fact(Timeout = Timeout)]
    public async Task Leaves_a_recording_that_completes_with_what_came_before_and_after()
    {
        var (survival, recording) = await killing.Recorded.ReachAsync();
        var (startedAt, stoppedAt) = (recording.Facts.StartedAt!.Value, recording.Facts.StoppedAt!.Value);

        var duration = (await recording.Movie.ReadFactsAsync()).Duration;

        var tolerance = TimeSpan.FromSeconds(0.5);
        Assert.InRange(duration, stoppedAt - startedAt - tolerance, stoppedAt - startedAt + tolerance);
        DateTimeOffset[] moments = [survival.KilledAt - TimeSpan.FromSeconds(1), stoppedAt - TimeSpan.FromSeconds(1.5)];
        foreach (var moment in moments)
        {
            var frame = await recording.Movie.FrameAsync(moment - startedAt);
            Seat.AssertTaken(frame, Identity.Alice, Seat.Left);
            Seat.AssertTaken(frame, Identity.Bob, Seat.Right);
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Does_not_keep_the_next_meeting_from_its_media()
    {
        await killing.Recorded.ReachAsync();

        await killing.MeetAsync("After the worker died");

        Assert.Empty(killing.Alice.Problems);
        Assert.Empty(killing.Bob.Problems);
    }
}
