using System.Text;
using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Scenarios;

/// <summary>Browsers send what a server takes that takes no VP8, through a real worker into a recording.</summary>
[Collection(Suite.Name)]
public sealed class Another_codec(World world)
{
    private const int Timeout = 120_000;

    // Seven seconds.
    private const int FilmedFrames = 105;

    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(60);

    // A picture begins with its sender's next key frame.
    private static readonly TimeSpan Edge = TimeSpan.FromSeconds(2);

    // VP9 comes in spatial layers (L3T3_KEY, of which Chromium makes two of a camera of 640x360): a key picture has all, others need their own alone.
    [Theory(Timeout = Timeout)]
    [InlineData("VP9", true)]
    [InlineData("AV1", false)]
    public async Task Is_seen_by_the_others_and_in_the_recording(string codec, bool inSpatialLayers)
    {
        await using var server = await ConferenceServer.StartAsync($"codec-{codec}", $"--Media:VideoCodecs:0={codec}");
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(server.Address, $"In {codec}");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await WatchEachOtherAsync(15);

        await alice.Meeting.StartRecordingAsync();
        await alice.Meeting.ExpectRecordingAsync("recording");
        await WatchEachOtherAsync(FilmedFrames);
        await alice.Meeting.RecordButton.ClickAsync();
        var recording = await server.FinishAsync(address.Segments[^1], FinishTimeout);

        Assert.Empty(recording.Facts.Missing);
        foreach (var at in (TimeSpan[])[Edge, (await recording.Movie.ReadFactsAsync()).Duration - TimeSpan.FromSeconds(0.5)])
        {
            var frame = await recording.Movie.FrameAsync(at);
            Seat.AssertTaken(frame, Identity.Alice, Seat.Left);
            Seat.AssertTaken(frame, Identity.Bob, Seat.Right);
        }

        await Bar.AssertMovesAsync(recording.Movie, Seat.Left, Edge);
        await Bar.AssertMovesAsync(recording.Movie, Seat.Right, Edge);
        var cameras = Directory.GetFiles(Path.Combine(server.DataFolder, "recordings", recording.Facts.Id, "tracks"), "*-camera-*.mkv");
        Assert.Equal(2, cameras.Length);
        foreach (var camera in cameras)
        {
            Assert.Equal([codec.ToLowerInvariant()], await ProbeAsync(camera, "stream=codec_name"));
            var pictures = await ProbeAsync(camera, "frame=pts,width");
            Assert.Equal(inSpatialLayers, pictures.Distinct().GroupBy(picture => picture.Split(',')[0]).Any(layers => layers.Count() > 1));
        }

        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);

        Task WatchEachOtherAsync(int frames) =>
            Task.WhenAll(alice.Meeting.WatchAsync(Identity.Bob, frames), bob.Meeting.WatchAsync(Identity.Alice, frames));
    }

    /// <summary>What FFmpeg finds in a track, a line each; its own decoder of VP9 shows each spatial layer.</summary>
    private static async Task<string[]> ProbeAsync(string track, string entries)
    {
        var output = await ChildProgram.ReadAsync("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", entries, "-of", "csv=p=0", track);
        return Encoding.ASCII.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
