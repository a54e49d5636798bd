using System.Text.Json;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Layouts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Tests.Units;

public sealed class TimelineTests
{
    // A sender's clock in NTP terms when ours showed 0.
    private const double Ntp = 4_000_000_000;

    [Fact]
    public void Sound_and_picture_of_a_person_are_placed_by_the_senders_clock_and_not_by_their_arrival()
    {
        // Captured at the same moment, 1.0; the picture took 250 ms to come, the sound 50 ms; reports travel in 10 ms.
        var timeline = Build(
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0.9, "v", "p", TrackKind.Video, TrackSource.Camera, false),
            new TrackAppeared(0.9, "a", "p", TrackKind.Audio, TrackSource.Microphone, false),
            Take(1, "v1", "v"),
            Take(1, "a1", "a"),
            new ClockRebased(1.25, "v1", 0, 0),
            new ClockRebased(1.05, "a1", 0, 0),
            new ClockSampled(2.01, "v1", 0, 1, Ntp + 2),
            new ClockSampled(2.01, "a1", 0, 1, Ntp + 2),
            new RecordingEnded(10, "StopRequested"));

        Assert.Equal(1.01, Assert.Single(timeline.Video).Clock.ToRecording(0), 3);
        Assert.Equal(1.01, Assert.Single(timeline.Audio).Clock.ToRecording(0), 3);
    }

    [Fact]
    public void A_clock_that_drifts_is_followed()
    {
        var entries = new List<JournalEntry>
        {
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0, "a", "p", TrackKind.Audio, TrackSource.Microphone, false),
            Take(0, "a1", "a"),
            new ClockRebased(0, "a1", 0, 0),
        };
        for (var t = 0; t < 3600; t += 10)
            entries.Add(new ClockSampled(t + 0.005, "a1", 0, t * 1.0001 + (t % 3 - 1) * 0.002, Ntp + t));
        entries.Add(new RecordingEnded(3600, "StopRequested"));

        var clock = Assert.Single(Build([.. entries]).Audio).Clock;

        Assert.InRange(clock.ToRecording(3600 * 1.0001), 3599.995, 3600.015);
        Assert.InRange(clock.ToRecording(1800 * 1.0001), 1799.995, 1800.015);
    }

    [Fact]
    public void Who_joins_after_two_hours_is_together_with_who_was_there_all_the_time_and_drifted()
    {
        const double joined = 7205, drift = 1.0001;
        var entries = new List<JournalEntry>
        {
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0, "a", "p", TrackKind.Audio, TrackSource.Microphone, false),
            Take(0, "a1", "a"),
            new ClockRebased(0, "a1", 0, 0),
        };
        for (var t = 0.0; t < joined; t += 10)
            entries.Add(new ClockSampled(t + 0.005, "a1", 0, t * drift, Ntp + t * drift));
        entries.AddRange(
        [
            new ParticipantCame(joined, "q", "Alan"),
            new TrackAppeared(joined, "b", "q", TrackKind.Audio, TrackSource.Microphone, false),
            new TrackAppeared(joined, "v", "q", TrackKind.Video, TrackSource.Camera, false),
            Take(joined + 0.2, "b1", "b"),
            new ClockRebased(joined + 0.2, "b1", 0, 0),
            Take(joined + 0.5, "v1", "v"),
            new ClockRebased(joined + 0.5, "v1", 0, 0),
        ]);
        for (var t = 1; t < 30; t += 5)
        {
            entries.Add(new ClockSampled(joined + t + 0.005, "b1", 0, t - 0.19, 99_000 + t));
            entries.Add(new ClockSampled(joined + t + 0.005, "v1", 0, t - 0.31, 99_000 + t));
        }

        entries.Add(new RecordingEnded(joined + 30, "StopRequested"));
        var timeline = Build([.. entries]);

        const double moment = joined + 20;
        Assert.Equal(moment + 0.005, timeline.Audio.Single(span => span.File == "a1.mkv").Clock.ToRecording(moment * drift), 0.01);
        Assert.Equal(moment + 0.005, timeline.Audio.Single(span => span.File == "b1.mkv").Clock.ToRecording(20 - 0.19), 0.002);
        var camera = Assert.Single(timeline.Video);
        Assert.Equal(moment + 0.005, camera.Clock.ToRecording(20 - 0.31), 0.002);
        Assert.Equal(joined + 0.315, camera.Visible.From, 0.002);
        Assert.Equal([new Interval(joined, joined + 30)], timeline.Participants[1].Present);
    }

    [Fact]
    public void Without_reports_the_fastest_packet_gives_the_clock()
    {
        var timeline = Build(
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0, "a", "p", TrackKind.Audio, TrackSource.Microphone, false),
            Take(0, "a1", "a"),
            new ClockRebased(1.3, "a1", 0, 0),
            new ArrivalSampled(3.1, "a1", 0, 2),
            new RecordingEnded(10, "StopRequested"));

        Assert.Equal(1.1, Assert.Single(timeline.Audio).Clock.ToRecording(0), 6);
    }

    [Fact]
    public void A_new_epoch_has_a_clock_of_its_own_and_an_insane_report_counts_for_nothing()
    {
        var timeline = Build(
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0, "a", "p", TrackKind.Audio, TrackSource.Microphone, false),
            Take(0, "a1", "a"),
            new ClockRebased(1, "a1", 0, 0),
            new ClockSampled(2, "a1", 0, 1, Ntp + 2),
            new ClockSampled(3, "a1", 0, -40_000, Ntp + 3),
            new ClockRebased(5, "a1", 1, 4.2),
            new ClockSampled(6, "a1", 1, 5.5, Ntp + 6),
            new RecordingEnded(10, "StopRequested"));

        var clock = Assert.Single(timeline.Audio).Clock;

        Assert.Equal(1, clock.ToRecording(0), 6);
        Assert.Equal(5.5, clock.ToRecording(5), 6);
        Assert.Equal(5, clock.ToFile(5.5), 6);
        Assert.Equal(2, clock.ToFile(3), 6);
        Assert.Equal("round((if(lt(T,4.200000),T*1.000000000+(0.000000000),T*1.000000000+(-0.500000000)))/TB)", ClockExpression.For(clock, 1));
    }

    [Fact]
    public void Pauses_and_long_gaps_of_a_camera_cut_its_picture_but_not_that_of_a_still_screen()
    {
        var frames = Enumerable.Range(0, 100).Select(i => i / 10.0).Where(t => t is < 3 or > 6).ToArray();
        foreach (var source in new[] { TrackSource.Camera, TrackSource.Screen })
        {
            var timeline = Build(
                packets: frames,
                new ParticipantCame(0, "p", "Ada"),
                new TrackAppeared(0, "v", "p", TrackKind.Video, source, false),
                Take(0, "v1", "v"),
                new ClockRebased(0, "v1", 0, 0),
                new TrackMuted(8, "v"),
                new TrackUnmuted(9, "v"),
                new RecordingEnded(20, "StopRequested"));

            var visible = timeline.Video.Select(span => (Math.Round(span.Visible.From, 2), Math.Round(span.Visible.To, 2)));
            Assert.Equal(source == TrackSource.Camera ? [(0, 3.4), (6.1, 8), (9, 10.4)] : [(0, 8), (9, 20)], visible);
        }
    }

    [Fact]
    public void Sound_is_cut_at_long_silences()
    {
        var packets = Enumerable.Range(0, 1000).Select(i => i * 0.02).Where(t => t is < 3 or > 12).ToArray();
        var timeline = Build(
            packets,
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0, "a", "p", TrackKind.Audio, TrackSource.Microphone, false),
            Take(0, "a1", "a"),
            new ClockRebased(0, "a1", 0, 0),
            new RecordingEnded(20, "StopRequested"));

        Assert.Equal(2, timeline.Audio.Count);
        Assert.InRange(timeline.Audio[0].Audible.To, 2.9, 3);
        Assert.InRange(timeline.Audio[1].Audible.From, 12, 12.1);
    }

    [Fact]
    public void Scenes_cover_every_frame_once_and_leave_flickers_out()
    {
        var timeline = new Timeline(
            60.02,
            [
                new TimelineParticipant("a", "Ada", [new Interval(0, 60.02)]),
                new TimelineParticipant("b", "Bob", [new Interval(10.01, 20.005), new Interval(20.1, 40)]),
            ],
            [], [], []);

        var scenes = ScenePlanner.Plan(timeline, new RecordingSettings());

        Assert.Equal([0, 250, 1000], scenes.Select(scene => scene.FirstFrame));
        Assert.Equal(1501, scenes.Sum(scene => scene.FrameCount));
        for (var i = 1; i < scenes.Count; i++)
            Assert.Equal(scenes[i - 1].FirstFrame + scenes[i - 1].FrameCount, scenes[i].FirstFrame);
        Assert.Equal([1, 2, 1], scenes.Select(scene => scene.Tiles.Count));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_as_missing()
    {
        var timeline = Build(
            packets: [],
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0, "a", "p", TrackKind.Audio, TrackSource.Microphone, false),
            Take(0, "a1", "a"),
            new ClockRebased(0, "a1", 0, 0),
            new RecordingEnded(5, "StopRequested"));

        Assert.Contains("a1.mkv", Assert.Single(timeline.Missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_is_read_up_to_its_torn_end()
    {
        using var folder = new TestFolder();
        var path = folder.File("journal.ndjson");
        await using (var writer = JournalWriter.Open(path))
        {
            writer.Append(new ParticipantCame(0.5, "p", "line\nbreak \u2028 \"quote\""));
            writer.Append(new StillRecording(1));
        }

        var whole = await File.ReadAllTextAsync(path);
        var last = JsonSerializer.SerializeToUtf8Bytes<JournalEntry>(new StillRecording(1), JournalJson.Default.JournalEntry).Length;
        Assert.Equal(2, (await JournalReader.ReadAsync(path, CancellationToken.None)).Count);
        for (var cut = 1; cut <= last; cut++)
        {
            await File.WriteAllTextAsync(path, whole[..^cut]);
            var entries = await JournalReader.ReadAsync(path, CancellationToken.None);
            Assert.Equal("line\nbreak \u2028 \"quote\"", Assert.IsType<ParticipantCame>(Assert.Single(entries)).DisplayName);
        }
    }

    [Theory]
    [InlineData(1, 3)] // only the line's end was not written
    [InlineData(2, 2)]
    public async Task Who_goes_on_with_a_torn_journal_begins_a_line_of_its_own(int cut, int entries)
    {
        using var folder = new TestFolder();
        var path = folder.File("journal.ndjson");
        await using (var writer = JournalWriter.Open(path))
        {
            writer.Append(new StillRecording(1));
            writer.Append(new StillRecording(2));
        }

        var whole = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, whole[..^cut]);
        await using (var writer = JournalWriter.Open(path))
            writer.Append(new StillRecording(3));

        var read = await JournalReader.ReadAsync(path, CancellationToken.None);
        Assert.Equal(entries, read.Count);
        Assert.Equal(new StillRecording(3), read[^1]);
    }

    private static TakeBegan Take(double at, string takeId, string trackId) => new(at, takeId, trackId, takeId + ".mkv", "audio/opus", 48_000, 1);

    private static Timeline Build(params JournalEntry[] entries) => Build([.. Enumerable.Range(0, 400).Select(i => i / 50.0)], entries);

    private static Timeline Build(double[] packets, params JournalEntry[] entries) =>
        TimelineBuilder.Build(entries, entries.OfType<TakeBegan>().ToDictionary(take => take.TakeId, _ => packets));
}
