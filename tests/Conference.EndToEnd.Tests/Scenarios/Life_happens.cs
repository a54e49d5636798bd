using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class Life_happens(LifeHappening life) : IClassFixture<LifeHappening>
{
    private const int Timeout = 180_000;
    private const double Heard = 0.02;
    private const double Silent = 0.005;

    // A picture begins with its sender's next key frame, which reaches the recorder at another moment than the browsers.
    private static readonly TimeSpan Edge = TimeSpan.FromSeconds(1.5);

    private static readonly Identity[] Everybody = [Identity.Alice, Identity.Bob, Identity.Carol];

    [Fact(Timeout = Timeout)]
    public async Task The_recording_shows_who_is_there_in_the_right_cells()
    {
        var story = await life.Recorded.ReachAsync();
        var start = story.Recording.Facts.StartedAt!.Value;

        foreach (var moment in story.Moments)
        {
            foreach (var at in (DateTimeOffset[])[moment.From + Edge, moment.To - Edge])
                AssertShows(moment, await story.Recording.Movie.FrameAsync(at - start));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_is_heard_only_while_they_are_there()
    {
        var story = await life.Recorded.ReachAsync();
        var start = story.Recording.Facts.StartedAt!.Value;
        var sound = await story.Recording.Movie.SoundAsync();

        foreach (var moment in story.Moments)
        {
            var (from, length) = (moment.From + Edge - start, moment.To - moment.From - 2 * Edge);
            foreach (var identity in Everybody)
            {
                var amplitude = sound.Amplitude(identity.ToneHz, from, length);
                var isThere = moment.People.Any(person => person.Identity == identity);
                Assert.True(
                    isThere ? amplitude > Heard : amplitude < Silent, $"While {moment.Name}, {identity}'s tone has amplitude {amplitude:0.0000}.");
            }
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task The_recording_lasts_from_Record_to_Stop()
    {
        var recording = (await life.Recorded.ReachAsync()).Recording;

        var duration = (await recording.Movie.ReadFactsAsync()).Duration;

        var expected = recording.Facts.StoppedAt!.Value - recording.Facts.StartedAt!.Value;
        Assert.InRange(duration, expected - TimeSpan.FromSeconds(0.5), expected + TimeSpan.FromSeconds(0.5));
    }

    [Fact(Timeout = Timeout)]
    public async Task No_page_throws() => Assert.Empty((await life.Recorded.ReachAsync()).Problems);

    private static void AssertShows(Moment moment, Frame frame)
    {
        foreach (var (identity, seat, hasVideo) in moment.People)
        {
            if (hasVideo)
                Seat.AssertTaken(frame, identity, seat);
            else
                Seat.AssertAvatar(frame, identity, seat);
        }

        foreach (var identity in Everybody.Except(moment.People.Select(person => person.Identity)))
            Assert.Null(frame.Find(identity));
    }
}
