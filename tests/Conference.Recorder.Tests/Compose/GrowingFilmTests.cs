using System.Globalization;
using System.Text;
using Conference.Recorder.Compose;
using Conference.Recorder.Layouts;
using Conference.Recorder.Movies;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.Media;

namespace Conference.Recorder.Tests.Compose;

public sealed class GrowingFilmTests
{
    private const int PieceSeconds = 3;
    private const int Pieces = 4;
    private const int Seconds = Pieces * PieceSeconds;

    // On a file system in memory no room can be made before what is in a file.
    private const string Memory = "/dev/shm";

    private static readonly VideoFormat Format = new(320, 180, 25);

    [Theory]
    [InlineData(null)]
    [InlineData(Memory)]
    public async Task What_has_grown_is_a_film_with_each_picture_and_sample_at_its_time(string? parent)
    {
        using var folder = new TestFolder(parent);
        var pieces = await RenderAsync(folder);
        await EncodeAsync(folder, "sound.aac", "adts");
        await EncodeAsync(folder, "sound.m4a", "mp4");
        using var film = new GrowingFilm(folder.File("film.mp4"), folder.File("sound.aac"), Format, hasPictures: true);
        foreach (var piece in pieces)
        {
            film.Add(piece);
            await film.GrowAsync(CancellationToken.None);
        }

        // All is there before anybody asks for it: what is left is what a player wants to know first.
        var grown = new FileInfo(folder.File("film.mp4")).Length;
        var path = await film.FinishAsync(Seconds * Format.FrameRate, [new Chapter(0, "Beginning"), new Chapter(7, "Ändè")], CancellationToken.None);

        Assert.InRange(new FileInfo(path).Length - grown, 1, 32 * 1024);
        var probe = await new Mp4(path).ProbeAsync();
        Assert.Equal(Seconds, double.Parse(probe.GetProperty("format").GetProperty("duration").GetString()!, CultureInfo.InvariantCulture), 3);
        Assert.Equal("", await MediaTool.DecodeAsync(path));
        var pictures = new List<string>();
        foreach (var piece in pieces)
            pictures.AddRange(await MediaTool.PicturesAsync(piece));
        Assert.Equal(pictures, await MediaTool.PicturesAsync(path, "-map", "0:v"));

        // What FFmpeg itself makes of the same sound, down to the sample with which it begins.
        var sound = await new Mp4(folder.File("sound.m4a")).SamplesAsync();
        Assert.InRange(sound.Length, Seconds * Tone.SampleRate, Seconds * Tone.SampleRate + 1024);
        Assert.Equal(sound, await new Mp4(path).SamplesAsync());
        Assert.Equal(["0:Beginning", "7:Ändè"], await ChaptersAsync(path));
    }

    [Fact]
    public async Task Pictures_and_sound_lie_within_a_second_of_each_other()
    {
        using var folder = new TestFolder();
        await EncodeAsync(folder, "sound.aac", "adts");
        using var film = new GrowingFilm(folder.File("film.mp4"), folder.File("sound.aac"), Format, hasPictures: true);
        foreach (var piece in await RenderAsync(folder))
            film.Add(piece);
        var path = await film.FinishAsync(Seconds * Format.FrameRate, [], CancellationToken.None);

        var packets = await TextAsync("ffprobe", "-v", "error", "-show_entries", "packet=stream_index,pts_time,pos", "-of", "csv=p=0", path);
        var latest = new double[2];
        foreach (var packet in packets.Select(line => line.Split(',')).OrderBy(fields => long.Parse(fields[2], CultureInfo.InvariantCulture)))
        {
            var stream = int.Parse(packet[0], CultureInfo.InvariantCulture);
            latest[stream] = Math.Max(latest[stream], double.Parse(packet[1], CultureInfo.InvariantCulture));
            Assert.InRange(latest[0] - latest[1], -0.2, 1.1);
        }
    }

    [Fact]
    public async Task It_grows_as_far_as_there_are_both_pictures_and_sound_and_in_the_end_takes_all()
    {
        using var folder = new TestFolder();
        var pieces = await RenderAsync(folder);
        await EncodeAsync(folder, "whole.aac", "adts");
        var whole = await File.ReadAllBytesAsync(folder.File("whole.aac"));
        using var film = new GrowingFilm(folder.File("film.mp4"), folder.File("sound.aac"), Format, hasPictures: true);
        film.Add(pieces[0]);
        film.Add(pieces[1]);

        // Without a file of sound there is nothing to put together; with a third of it, torn in a frame, a third.
        Assert.Equal(0, await GrowAsync());
        await File.WriteAllBytesAsync(folder.File("sound.aac"), whole[..(whole.Length / 3)]);
        var third = await GrowAsync();
        Assert.InRange(third, Length(pieces[0]), Length(pieces[0]) + Length(pieces[1]) + whole.Length / 3);
        await File.WriteAllBytesAsync(folder.File("sound.aac"), whole);
        var half = await GrowAsync();
        Assert.InRange(half, third + 1, long.MaxValue);
        Assert.Equal(half, await GrowAsync());

        film.Add(pieces[2]);
        film.Add(pieces[3]);
        var path = await film.FinishAsync(Seconds * Format.FrameRate, [], CancellationToken.None);
        Assert.Equal("", await MediaTool.DecodeAsync(path));
        Assert.Equal(Seconds * Format.FrameRate, (await MediaTool.PicturesAsync(path, "-map", "0:v")).Count);

        async Task<long> GrowAsync()
        {
            await film.GrowAsync(CancellationToken.None);
            return Length(folder.File("film.mp4"));
        }

        static long Length(string file) => new FileInfo(file).Length;
    }

    [Fact]
    public async Task Sound_that_is_none_is_told_with_its_file()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("sound.aac"), "This is not sound at all.");
        using var film = new GrowingFilm(folder.File("film.mp4"), folder.File("sound.aac"), Format, hasPictures: false);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => film.GrowAsync(CancellationToken.None));
        Assert.Contains("sound.aac", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Pieces of pictures as compositions have them: each frame once, with frames that are decoded before they are shown.</summary>
    private static async Task<string[]> RenderAsync(TestFolder folder)
    {
        var pieces = Enumerable.Range(0, Pieces).Select(i => folder.File($"piece-{i}.mp4")).ToArray();
        for (var i = 0; i < Pieces; i++)
        {
            await MediaTool.RunAsync(
                "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"testsrc2=size=320x180:rate=25:duration={PieceSeconds},hue=h={i * 80}", "-c:v", "libx264",
                "-preset", "veryfast", "-x264-params", "stitchable=1", "-pix_fmt", "yuv420p", "-video_track_timescale", "12800", pieces[i]);
        }

        return pieces;
    }

    private static Task<byte[]> EncodeAsync(TestFolder folder, string file, string format) => MediaTool.RunAsync(
        "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"aevalsrc=sin(2*PI*t*(300+50*floor(t)))|random(0)*0.1:d={Seconds}:s=48000", "-c:a", "aac", "-b:a", "128k",
        "-f", format, folder.File(file));

    private static async Task<string[]> ChaptersAsync(string file) =>
    [
        .. (await TextAsync("ffprobe", "-v", "error", "-show_entries", "chapter=start_time:chapter_tags=title", "-of", "csv=p=0", file))
            .Select(line => line.Split(','))
            .Select(fields => $"{double.Parse(fields[0], CultureInfo.InvariantCulture)}:{fields[1]}"),
    ];

    private static async Task<string[]> TextAsync(string program, params string[] arguments) =>
        Encoding.UTF8.GetString(await MediaTool.RunAsync(program, arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
