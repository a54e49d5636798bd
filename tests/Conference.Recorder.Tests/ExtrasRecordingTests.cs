using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.Media;
using Conference.Recorder.Tests.People;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests;

/// <summary>All that a recording has besides its composite, from one recording.</summary>
[Collection(RealMedia.Name)]
public sealed partial class ExtrasRecordingTests(ITestOutputHelper output)
{

    [Fact]
    public async Task A_recording_comes_with_all_that_its_settings_ask_for()
    {
        await using var meeting = new TestMeeting();
        var ada = await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);
        var run = await host.RecordAsync(
            async clock =>
            {
                await clock.UntilAsync(4);
                Chat(meeting, new ChatPosted(Now, "1", ada.Id, "Ada", "frist"), new ChatPosted(Now, "2", ada.Id, "Ada", "secret"));
                await clock.UntilAsync(12);
                await meeting.JoinAsync("Bob", Look.Blue);
                Chat(meeting, new ChatEdited(Now, "1", "first"), new ChatDeleted(Now, "2"));
                await clock.UntilAsync(24);
            },
            new RecordingSettings(RecordingLayout.Grid, Tracks: true, Hls: true));

        var result = await host.FinishAsync(run.Job);
        var root = host.FolderOf(run.Job).Root;
        output.WriteLine(string.Join('\n', result.Artifacts.Select(artifact => $"{artifact.Kind} {artifact.Path} {artifact.MediaType} {artifact.SizeBytes}")));

        Assert.Empty(result.Missing);
        Assert.Equal(ArtifactKind.Composite, result.Artifacts[0].Kind);
        Assert.Equal(ArtifactKind.Manifest, result.Artifacts[^1].Kind);
        Assert.Equal(Enum.GetValues<ArtifactKind>().Order(), result.Artifacts.Select(artifact => artifact.Kind).Distinct().Order());
        foreach (var artifact in result.Artifacts)
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(root, artifact.Path));
            Assert.Equal((artifact.SizeBytes, artifact.Sha256), (content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content))));
        }

        Assert.False(Directory.Exists(host.FolderOf(run.Job).Scenes));
        await HasChaptersAsync(root, result);
        await HasPicturesAsync(root, result, ada);
        Assert.Contains("<v Ada>first", await File.ReadAllTextAsync(Path.Combine(root, "chat.vtt")), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(Path.Combine(root, "chat.vtt")), StringComparison.Ordinal);
        await PlaysAsHlsAsync(root, result);
        await HasTracksAsync(host, run, result);
    }

    [Fact]
    public async Task Without_a_picture_there_are_no_pictures_and_what_was_not_asked_for_is_not_there()
    {
        await using var meeting = new TestMeeting();
        await meeting.JoinAsync("Ada", Look.Red);
        await using var host = RecorderHost.Start(meeting);
        var run = await host.RecordAsync(clock => clock.UntilAsync(3), new RecordingSettings(RecordingLayout.AudioOnly));

        var result = await host.FinishAsync(run.Job);

        Assert.Equal([ArtifactKind.Composite, ArtifactKind.Manifest], result.Artifacts.Select(artifact => artifact.Kind));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static void Chat(TestMeeting meeting, params FeedEvent[] changes)
    {
        foreach (var change in changes)
            meeting.Tell(change);
    }

    private static async Task HasChaptersAsync(string root, RecordingResult result)
    {
        using var probe = JsonDocument.Parse(await MediaTool.RunAsync(
            "ffprobe", "-v", "error", "-show_chapters", "-of", "json", Path.Combine(root, result.Artifacts[0].Path)));
        var inFilm = probe.RootElement.GetProperty("chapters").EnumerateArray()
            .Select(chapter => (Math.Round(Seconds(chapter.GetProperty("start_time").GetString()!), 1), chapter.GetProperty("tags").GetProperty("title").GetString()!))
            .ToArray();
        var inText = Cues(await File.ReadAllTextAsync(Path.Combine(root, "chapters.vtt")));

        Assert.Equal(inFilm, inText.Select(cue => (Math.Round(cue.From, 1), cue.Text)));
        Assert.Equal(["Start", "Bob joined"], inText.Select(cue => cue.Text));
        Assert.InRange(inText[1].From, 11.9, 12.6);
        Assert.Equal(result.Duration.TotalSeconds, inText[1].To, 0.05);
    }

    private static async Task HasPicturesAsync(string root, RecordingResult result, TestPerson ada)
    {
        // The poster shows both: that is when most can be seen.
        var poster = new Mp4(Path.Combine(root, "poster.jpg"));
        await MovieAssert.ShowsAsync(poster, 0, Cells.Grid(2)[0], ada.Look);
        await MovieAssert.ShowsAsync(poster, 0, Cells.Grid(2)[1], Look.Blue);

        var cues = Cues(await File.ReadAllTextAsync(Path.Combine(root, "thumbnails.vtt")));
        Assert.Equal(Enumerable.Range(0, cues.Count).Select(i => i * 2.0), cues.Select(cue => cue.From));
        Assert.Equal(result.Duration.TotalSeconds, cues[^1].To, 0.05);
        foreach (var cue in cues.Where(cue => cue.From is (> 1 and < 11) or > 14))
        {
            var part = ThumbnailPart().Match(cue.Text);
            var (x, y) = (int.Parse(part.Groups["x"].ValueSpan), int.Parse(part.Groups["y"].ValueSpan));
            Assert.Equal(("160", "90"), (part.Groups["w"].Value, part.Groups["h"].Value));

            // Ada alone fills the picture; later she is on the left and Bob on the right.
            var sheet = new Mp4(Path.Combine(root, part.Groups["file"].Value));
            var left = await sheet.ColorAsync(0, x + 10, y + 36, 8, 16);
            var right = await sheet.ColorAsync(0, x + 142, y + 36, 8, 16);
            Assert.True(left.R > left.B + 60, $"At {cue.From} s the left is {left}.");
            Assert.True(cue.From < 12 ? right.R > right.B + 60 : right.B > right.R + 60, $"At {cue.From} s the right is {right}.");
        }
    }

    private static async Task PlaysAsHlsAsync(string root, RecordingResult result)
    {
        var playlist = Path.Combine(root, "hls", "index.m3u8");
        var film = Path.Combine(root, result.Artifacts[0].Path);

        Assert.Equal("", await MediaTool.DecodeAsync(playlist));
        Assert.Equal(await CountAsync(film, "v:0"), await CountAsync(playlist, "v:0"));
        Assert.Equal(await CountAsync(film, "a:0"), await CountAsync(playlist, "a:0"));
        var lengths = (await File.ReadAllLinesAsync(playlist)).Where(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal)).Select(line => Seconds(line[8..^1])).ToArray();
        Assert.Equal(result.Duration.TotalSeconds, lengths.Sum(), 0.1);
        Assert.InRange(lengths.Length, 3, 6);
        Assert.Equal(lengths.Length + 2, result.Artifacts.Count(artifact => artifact.Kind == ArtifactKind.Hls));
    }

    /// <summary>Each take is delivered as it was captured, decodes, and says where it belongs.</summary>
    private static async Task HasTracksAsync(RecorderHost host, RecordingRun run, RecordingResult result)
    {
        var root = host.FolderOf(run.Job).Root;
        var journal = await host.JournalOfAsync(run.Job);
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(root, "manifest.json")));
        var tracks = manifest.RootElement.GetProperty("tracks").EnumerateArray().ToArray();
        Assert.Equal(4, tracks.Length);
        Assert.Equal(result.Artifacts.Count(artifact => artifact.Kind == ArtifactKind.Track), tracks.Length);
        Assert.Equal(result.Artifacts.Count - 1, manifest.RootElement.GetProperty("files").GetArrayLength());
        foreach (var track in tracks)
        {
            var file = Path.Combine(root, track.GetProperty("file").GetString()!);
            var takeId = Path.GetFileName(file);
            var take = journal.OfType<TakeBegan>().Single(began => began.File == takeId);
            Assert.Equal("", await MediaTool.DecodeAsync(file));
            Assert.Equal(take.MimeType, track.GetProperty("mimeType").GetString());
            Assert.InRange(await CountAsync(file, "0"), 200, 2000);
            var isAda = track.GetProperty("participant").GetString() == "Ada";
            Assert.InRange(track.GetProperty("startSeconds").GetDouble(), isAda ? -0.5 : 11.5, isAda ? 1.5 : 14);
        }
    }

    private static async Task<int> CountAsync(string file, string stream) => int.Parse(Encoding.ASCII.GetString(await MediaTool.RunAsync(
        "ffprobe", "-v", "error", "-select_streams", stream, "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", file)).Trim(',', '\n').Split('\n')[0].Trim(','), CultureInfo.InvariantCulture);

    private static List<(double From, double To, string Text)> Cues(string text) =>
    [
        .. text.Split("\n\n").Skip(1).Select(cue => cue.TrimEnd('\n').Split('\n')).Select(lines => (Time(lines[0][..12]), Time(lines[0][17..]), lines[1])),
    ];

    private static double Time(string text) => TimeSpan.ParseExact(text, @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture).TotalSeconds;

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<file>sprite-[0-9]+\.jpg)#xywh=(?<x>[0-9]+),(?<y>[0-9]+),(?<w>[0-9]+),(?<h>[0-9]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ThumbnailPart();
}
