using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed partial class Two_people_meet(TwoPeopleMeeting meeting, ITestOutputHelper output) : IClassFixture<TwoPeopleMeeting>
{
    private const int Timeout = 120_000;

    [Fact(Timeout = Timeout)]
    public async Task Each_sees_the_other_and_still_does_after_ten_seconds()
    {
        var (alice, bob, _, since) = await meeting.Met.ReachAsync();
        var rest = since + TimeSpan.FromSeconds(10) - TimeProvider.System.GetUtcNow();
        await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);

        await alice.Meeting.WatchAsync(Identity.Bob, frames: 30);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 30);
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_sees_the_others_colour()
    {
        var (alice, bob, _, _) = await meeting.Met.ReachAsync();

        AssertMostly(Identity.Bob.Colour, await alice.Meeting.ColoursAsync(Identity.Bob));
        AssertMostly(Identity.Alice.Colour, await bob.Meeting.ColoursAsync(Identity.Alice));
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_hears_the_other_and_not_themselves()
    {
        var (alice, bob, _, _) = await meeting.Met.ReachAsync();

        await alice.Meeting.HearAsync(Identity.Bob);
        await bob.Meeting.HearAsync(Identity.Alice);
        await alice.Meeting.HearNoMoreAsync(Identity.Alice);
        await bob.Meeting.HearNoMoreAsync(Identity.Bob);
    }

    [Fact(Timeout = Timeout)]
    public async Task Who_speaks_is_shown_until_they_mute_themselves()
    {
        var (alice, bob, _, _) = await meeting.Met.ReachAsync();

        await alice.Meeting.ExpectSpeakingAsync(Identity.Bob, true);
        await bob.Meeting.MuteButton.ClickAsync();
        await alice.Meeting.HearNoMoreAsync(Identity.Bob);
        await alice.Meeting.ExpectSpeakingAsync(Identity.Bob, false);
        await bob.Meeting.MuteButton.ClickAsync();
        await alice.Meeting.HearAsync(Identity.Bob);
        await alice.Meeting.ExpectSpeakingAsync(Identity.Bob, true);
    }

    [Fact(Timeout = Timeout)]
    public async Task Joining_shows_the_other_soon()
    {
        var (_, bob, _, _) = await meeting.Met.ReachAsync();

        var milliseconds = await bob.Meeting.JoinMillisecondsAsync();

        Figures.Report(output, "join-to-first-remote-frame", milliseconds, "ms");
        Assert.InRange(milliseconds, 1, 5_000);
    }

    [Fact(Timeout = Timeout)]
    public async Task No_page_throws()
    {
        var (alice, bob, _, _) = await meeting.Met.ReachAsync();
        await meeting.Recorded.ReachAsync();

        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }

    // The white bar covers at most two of the seven points.
    private static void AssertMostly(Rgb expected, IReadOnlyList<Rgb> seen) =>
        Assert.True(seen.Count(colour => colour.Resembles(expected)) >= 5, $"Expected {expected}, saw {string.Join(' ', seen)}.");
}
