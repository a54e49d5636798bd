using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Tests.Units;

/// <summary>What the users of a recording are told of what is not in it.</summary>
public sealed class MissingTests
{
    [Fact]
    public void A_picture_that_waited_for_a_key_frame_is_told_by_name_with_its_times_on_the_recordings_clock() => Assert.Equal(
        ["Ada's camera from 3.0 s to 4.5 s: packets were lost, and the picture stood still until a key frame came; 40 frames are left out."],
        MissingOf(new PictureDamaged(6, "v1", 2, 3.5, 40)));

    [Fact]
    public void A_picture_that_was_only_blemished_is_told_as_such() => Assert.Equal(
        ["Ada's camera from 3.0 s to 3.2 s: packets were lost, and the picture stood still or was blemished."],
        MissingOf(new PictureDamaged(6, "v1", 2, 2.2, 0)));

    [Fact]
    public void What_happens_again_and_again_is_told_once()
    {
        var entries = Enumerable.Range(0, 20).Select(i => new PictureDamaged(10 + i, "v1", 5 + i, 5.5 + i, 3));

        Assert.Equal(
            ["Ada's camera, 20 times from 6.0 s to 25.5 s: packets were lost, and the picture stood still until a key frame came; 60 frames are left out."],
            MissingOf([.. entries]));
    }

    [Fact]
    public void A_packet_that_is_none_is_told_and_of_many_how_many_they_were()
    {
        Assert.Equal(
            ["Ada's camera at 6.0 s: 1 packet was not what the codec's RTP format says; what they held is left out."],
            MissingOf(new PacketMalformed(6, "v1", "v", 6, 1)));
        Assert.Equal(
            ["Ada's camera from 6.0 s to 9.3 s: 14 packets were not what the codec's RTP format says; what they held is left out."],
            MissingOf(new PacketMalformed(6, "v1", "v", 6, 1), new PacketMalformed(9.3, "v1", "v", 6, 14)));
    }

    [Fact]
    public void Silence_ends_when_something_comes_when_it_is_muted_and_when_the_track_ends()
    {
        var silent = new TrackSilent(9, "v", 4, "nothing came");

        Assert.Equal(["Ada's camera from 4.0 s on: nothing came."], MissingOf(silent));
        Assert.Equal(["Ada's camera from 4.0 s to 12.0 s: nothing came."], MissingOf(silent, new TrackHeard(12, "v")));
        Assert.Equal(["Ada's camera from 4.0 s to 11.0 s: nothing came."], MissingOf(silent, new TrackMuted(11, "v"), new TrackHeard(12, "v")));
        Assert.Equal(["Ada's camera from 4.0 s to 13.0 s: nothing came."], MissingOf(silent, new TrackVanished(13, "v")));
        Assert.Equal(["Ada's camera from 4.0 s to 14.0 s: nothing came."], MissingOf(silent, new ParticipantWent(14, "p")));
        Assert.Equal(
            ["Ada's camera from 4.0 s to 6.0 s: nothing came.", "Ada's camera from 8.0 s on: nothing came."],
            MissingOf(silent, new TrackHeard(6, "v"), silent with { Since = 8 }));
    }

    [Fact]
    public void What_is_said_of_a_silence_already_is_not_said_again_of_its_loss() => Assert.Equal(
        ["Ada's camera from 3.1 s to 9.0 s: no key frame."],
        MissingOf(new TrackSilent(8.1, "v", 3.1, "no key frame"), new TrackHeard(9, "v"), new PictureDamaged(9, "v1", 2.1, 8, 150)));

    [Fact]
    public void Whoever_is_renamed_is_told_by_the_name_that_the_film_shows_last() => Assert.Equal(
        ["Grace's camera from 7.0 s on: The codec cannot be recorded."],
        MissingOf(new TrackRefused(7, "v", "The codec cannot be recorded."), new ParticipantCame(8, "p", "Grace")));

    /// <summary>Media of file time 0 is at 1 s of the recording.</summary>
    private static IReadOnlyList<string> MissingOf(params JournalEntry[] entries) => TimelineBuilder.Build(
        [
            new ParticipantCame(0, "p", "Ada"),
            new TrackAppeared(0, "v", "p", TrackKind.Video, TrackSource.Camera, false),
            new TakeBegan(1, "v1", "v", "v1.mkv", "video/VP8", 90_000, 1),
            new ClockRebased(1, "v1", 0, 0),
            .. entries,
            new RecordingEnded(60, "StopRequested"),
        ],
        new Dictionary<string, double[]> { ["v1"] = [.. Enumerable.Range(0, 1400).Select(i => i / 25.0)] }).Missing;
}
