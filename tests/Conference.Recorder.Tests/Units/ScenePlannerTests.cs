using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Tests.Units;

public sealed class ScenePlannerTests
{
    [Fact]
    public void A_recording_without_a_picture_has_no_scenes() => Assert.Empty(new Meetings(60).With("a").Plan(RecordingLayout.AudioOnly));

    [Fact]
    public void The_grid_keeps_people_in_the_order_in_which_they_came()
    {
        var meeting = new Meetings(60).With("a", camera: false).With("b").With("c", from: 10, to: 40).Speaks("c", 12, 20);

        Assert.Equal(["0: a- b", "10: a- b c", "40: a- b"], meeting.Describe(RecordingLayout.Grid));
    }

    [Fact]
    public void Who_speaks_does_not_cut_a_grid_that_shows_everybody()
    {
        var meeting = new Meetings(60).Crowd(25).Speaks("p20", 5, 20).Speaks("p03", 20, 30);

        Assert.Single(meeting.Plan(RecordingLayout.Grid));
    }

    [Fact]
    public void Of_a_crowd_the_25_who_spoke_last_are_shown_and_nobody_else_changes_place()
    {
        var scenes = new Meetings(60).Crowd(30).Speaks("p27", 5, 10).Speaks("p29", 20, 25).Speaks("p27", 30, 35).Plan(RecordingLayout.Grid);

        Assert.Equal([0.0, 5, 20], scenes.Select(scene => scene.From));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"p{i:D2}"), People(scenes[0]));
        for (var i = 1; i < scenes.Count; i++)
        {
            var moved = People(scenes[i - 1]).Zip(People(scenes[i])).Where(pair => pair.First != pair.Second).ToArray();
            Assert.Equal(i == 1 ? ("p24", "p27") : ("p23", "p29"), Assert.Single(moved));
        }
    }

    [Fact]
    public void In_a_crowd_a_camera_that_is_switched_on_takes_the_place_of_somebody_without_one_who_never_spoke()
    {
        var meeting = new Meetings(60).Crowd(26, camera: false).Camera("p25", 10).Speaks("p24", 2, 6);

        var scenes = meeting.Plan(RecordingLayout.Grid);

        Assert.Equal(10, scenes[^1].From);
        Assert.Contains("p25", People(scenes[^1]));
        Assert.DoesNotContain("p23", People(scenes[^1]));
        Assert.Contains("p24", People(scenes[^1]));
    }

    [Fact]
    public void The_speaker_is_large_from_the_beginning_of_the_turn()
    {
        var meeting = new Meetings(60).With("a").With("b").With("c").Speaks("b", 10, 20).Speaks("c", 20, 30);

        Assert.Equal(["0: a b c", "10: b a c", "20: c a b"], meeting.Describe(RecordingLayout.Speaker));
        Assert.All(meeting.Plan(RecordingLayout.Speaker), scene => Assert.Equal(scene.Tiles[0], scene.Tiles.MaxBy(tile => tile.Cell.Width)));
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(1.1, 3)]
    public void A_short_mhm_does_not_switch(double length, int scenes)
    {
        var meeting = new Meetings(60).With("a").With("b").Speaks("a", 0, 10).Speaks("b", 10, 10 + length).Speaks("a", 10 + length, 30);

        Assert.Equal(scenes, meeting.Plan(RecordingLayout.Speaker).Count);
    }

    [Fact]
    public void A_speaker_is_on_for_two_seconds_at_least()
    {
        var meeting = new Meetings(60).With("a").With("b").With("c").Speaks("a", 5, 6.2).Speaks("b", 6.2, 7.3).Speaks("c", 7.3, 20);

        // b's turn begins 1.2 s after a's and is over soon after a's two seconds are.
        Assert.Equal(["0: a b c", "7: b a c", "9: c a b"], meeting.Describe(RecordingLayout.Speaker));
    }

    [Fact]
    public void The_large_cell_is_never_an_avatar_while_somebody_has_a_camera()
    {
        var meeting = new Meetings(60).With("a", camera: false).With("b").With("c").Speaks("c", 5, 10).Speaks("a", 10, 30).Speaks("b", 30, 40);

        // While a speaks without a camera c stays large and a is first beside.
        Assert.Equal(["0: b a- c", "5: c a- b", "30: b a- c"], meeting.Describe(RecordingLayout.Speaker));
    }

    [Fact]
    public void Without_any_camera_the_speakers_avatar_is_large()
    {
        var meeting = new Meetings(60).With("a", camera: false).With("b", camera: false).Speaks("b", 5, 10);

        Assert.Equal(["0: a- b-", "5: b- a-"], meeting.Describe(RecordingLayout.Speaker));
    }

    [Fact]
    public void The_newest_shared_screen_is_large_and_the_speaker_first_beside_it()
    {
        var meeting = new Meetings(60).With("a").With("b").With("c").Screen("a", 10, 50).Screen("c", 20, 40).Speaks("b", 25, 30);

        Assert.Equal(
            ["0: a b c", "10: a* a b c", "20: c* a* a b c", "25: c* a* b a c", "40: a* b a c", "50: a b c"],
            meeting.Describe(RecordingLayout.Presentation));
    }

    [Fact]
    public void The_one_who_shares_stays_among_the_people()
    {
        var scene = Assert.Single(new Meetings(60).With("a").Screen("a", 0).Plan(RecordingLayout.Presentation));

        Assert.Equal([true, false], scene.Tiles.Select(tile => tile.IsScreen));
    }

    [Fact]
    public void Also_where_the_speaker_is_large_a_shared_screen_comes_first()
    {
        var meeting = new Meetings(60).With("a").With("b").Screen("a", 10, 20).Speaks("b", 5, 30);

        Assert.Equal(["0: a b", "5: b a", "10: a* b a", "20: b a"], meeting.Describe(RecordingLayout.Speaker));
    }

    [Fact]
    public void A_phone_that_is_turned_gives_a_scene_and_a_camera_that_sends_fewer_lines_does_not()
    {
        var meeting = new Meetings(60).With("a", camera: false).Camera("a", 0, null, (0, 640, 360), (10, 320, 180), (20, 360, 640), (30, 180, 320), (40, 1280, 720));

        var scenes = meeting.Plan(RecordingLayout.Grid);

        Assert.Equal([0.0, 20, 40], scenes.Select(scene => scene.From));
        Assert.Equal([(640, 360), (360, 640), (640, 360)], scenes.Select(scene => scene.Tiles[0].Picture!.Value));
    }

    [Fact]
    public void Speaking_and_muting_cut_nothing_and_are_noted_on_the_tiles()
    {
        var timeline = new Meetings(60).With("a").With("b").Timeline();
        timeline = timeline with
        {
            Participants =
            [
                timeline.Participants[0] with { Heard = [new Interval(5, 6), new Interval(6.4, 8), new Interval(20, 21)], Unmuted = [new Interval(0, 30)] },
                timeline.Participants[1] with { Unmuted = [new Interval(0, 10), new Interval(10.2, 60)] },
            ],
        };

        var scene = Assert.Single(ScenePlanner.Plan(timeline, new RecordingSettings(RecordingLayout.Grid)));

        // Levels are told 0.3 s late; a breath is no pause; a microphone that is replaced is not muted.
        Assert.Equal([(4.7, 8.0), (19.7, 21.0)], scene.Tiles[0].Speaking.Select(interval => (Math.Round(interval.From, 6), interval.To)));
        Assert.Equal([new Interval(30, 60)], scene.Tiles[0].Muted);
        Assert.Empty(scene.Tiles[1].Speaking);
        Assert.Empty(scene.Tiles[1].Muted);
    }

    [Theory]
    [InlineData("Grid")]
    [InlineData("Speaker")]
    [InlineData("Presentation")]
    public void What_lies_far_enough_in_the_past_is_planned_the_same_however_the_meeting_goes_on(string layout)
    {
        var whole = Long(300).Plan(Enum.Parse<RecordingLayout>(layout));
        Assert.InRange(whole.Count, 5, 500);

        for (var duration = 2.0; duration < 300; duration += 0.37)
        {
            var settled = (duration - ScenePlanner.LookAhead - 0.24) * 25;
            var known = Long(duration).Plan(Enum.Parse<RecordingLayout>(layout));
            foreach (var (then, now) in whole.Zip(known).TakeWhile(pair => pair.First.FirstFrame < settled))
            {
                Assert.Equal(then.FirstFrame, now.FirstFrame);
                Assert.Equal(then.Tiles.Select(Look), now.Tiles.Select(Look));
                if (then.FirstFrame + then.FrameCount < settled)
                    Assert.Equal(then.FrameCount, now.FrameCount);
            }
        }

        static (string, bool, Cell, string?) Look(Tile tile) => (tile.ParticipantId, tile.IsScreen, tile.Cell, tile.Video?.File);
    }

    [Theory]
    [InlineData("Grid", 720, 25)]
    [InlineData("Speaker", 1080, 25)]
    [InlineData("Presentation", 1080, 30)]
    public void Scenes_cover_every_frame_once_in_the_asked_for_size_and_rate(string layout, int height, int rate)
    {
        var settings = new RecordingSettings(Enum.Parse<RecordingLayout>(layout), height, rate);

        var scenes = ScenePlanner.Plan(Long(120).Timeline(), settings);

        Assert.Equal(0, scenes[0].FirstFrame);
        Assert.Equal(120 * rate, scenes.Sum(scene => scene.FrameCount));
        for (var i = 1; i < scenes.Count; i++)
            Assert.Equal(scenes[i - 1].FirstFrame + scenes[i - 1].FrameCount, scenes[i].FirstFrame);
        foreach (var scene in scenes)
        {
            Assert.Equal((height * 16 / 9, height), (scene.Format.Width, scene.Format.Height));
            Assert.All(scene.Tiles, tile => Assert.Equal(0, (tile.Cell.X | tile.Cell.Y | tile.Cell.Width | tile.Cell.Height) & 1));
            Assert.All(scene.Tiles, tile => Assert.InRange(tile.Cell.Right, tile.Cell.Width, scene.Format.Width));
            Assert.All(scene.Tiles, tile => Assert.InRange(tile.Cell.Bottom, tile.Cell.Height, scene.Format.Height));
        }
    }

    [Theory]
    [InlineData(540, 25)]
    [InlineData(720, 24)]
    public void A_size_or_rate_that_nobody_offers_is_refused(int height, int rate) => Assert.Throws<ArgumentOutOfRangeException>(
        () => ScenePlanner.Plan(new Meetings(10).Timeline(), new RecordingSettings(RecordingLayout.Grid, height, rate)));

    private static IEnumerable<string> People(Scene scene) => scene.Tiles.Select(tile => tile.ParticipantId);

    /// <summary>A lively meeting, the same each time: people talk in turn, come and go, and share.</summary>
    private static Meetings Long(double duration)
    {
        var random = new Random(7);
        var meeting = new Meetings(duration).Crowd(28);
        for (var i = 0; i < 6; i++)
            meeting.With($"late{i}", i % 2 == 0, 20 + i * 31.3, 120 + i * 33.7);
        meeting.Screen("p05", 60.3, 110).Screen("p09", 90, 130.9).Screen("late1", 200, 230);
        for (var at = 1.0; at < 300;)
        {
            var length = 0.3 + random.NextDouble() * 6;
            meeting.Speaks(random.Next(5) == 0 ? "late3" : $"p{random.Next(28):D2}", at, at + length);
            at += length + (random.Next(3) == 0 ? random.NextDouble() * 2 : 0);
        }

        return meeting;
    }
}
