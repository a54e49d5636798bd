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
    private const int Timeout = 180_000;

    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    // A picture begins with its sender's next key frame.
    private static readonly TimeSpan Edge = TimeSpan.FromSeconds(2);

    // Of a camera of 640x360 Chromium makes two of the three spatial layers; each inter picture then needs its own layer alone (k-SVC).
    [Theory(Timeout = Timeout)]
    [InlineData("VP9", "{ scalabilityMode: 'L3T3_KEY', maxBitrate: 800000 }", "vp9", new[] { 320, 640 })]
    [InlineData("AV1", "{ maxBitrate: 800000 }", "libdav1d", new[] { 640 })]
    public async Task Is_seen_by_the_others_and_in_the_recording(string codec, string encoding, string decoder, int[] widths)
    {
        await using var server = await ConferenceServer.StartAsync($"codec-{codec}", $"--Media:VideoCodecs:0={codec}");
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        foreach (var person in (Person[])[alice, bob])
            await person.Page.AddInitScriptAsync(Sending(encoding));
        var address = await alice.CreateMeetingAsync(server.Address, $"In {codec}");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 15);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 15);

        await alice.Meeting.StartRecordingAsync();
        await alice.Meeting.ExpectRecordingAsync("recording");
        await Task.Delay(Length); // of the film
        await alice.Meeting.RecordButton.ClickAsync();
        var recording = await server.FinishAsync(address.Segments[^1], FinishTimeout);

        var last = (await recording.Movie.ReadFactsAsync()).Duration - Edge;
        for (var at = Edge; at < last; at += TimeSpan.FromSeconds(1))
        {
            var frame = await recording.Movie.FrameAsync(at);
            Seat.AssertTaken(frame, Identity.Alice, Seat.Left);
            Seat.AssertTaken(frame, Identity.Bob, Seat.Right);
        }

        Assert.Empty(recording.Facts.Missing);
        var cameras = Directory.GetFiles(Path.Combine(server.DataFolder, "recordings", recording.Facts.Id, "tracks"), "*-camera-*.mkv");
        Assert.Equal(2, cameras.Length);
        foreach (var camera in cameras)
            Assert.Equal(widths, await WidthsAsync(camera, decoder));
        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }

    /// <summary>What the page would ask of its browser for a camera is replaced; how it is negotiated stays.</summary>
    private static string Sending(string encoding) =>
        $$"""
        const clone = window.structuredClone;
        window.structuredClone = (value) =>
            Array.isArray(value) && value.some((layer) => layer?.maxBitrate && layer.scaleResolutionDownBy) ? [{{encoding}}] : clone(value);
        """;

    /// <summary>The widths of the pictures in a track, each once; FFmpeg's own decoder shows each spatial layer.</summary>
    private static async Task<IEnumerable<int>> WidthsAsync(string track, string decoder)
    {
        var output = await ChildProgram.ReadAsync(
            "ffprobe", "-v", "error", "-c:v", decoder, "-select_streams", "v", "-show_entries", "frame=width", "-of", "csv=p=0", track);
        return Encoding.ASCII.GetString(output).Split((char[])['\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).Distinct().Order();
    }
}
