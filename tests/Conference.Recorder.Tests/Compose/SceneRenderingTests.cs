using System.Globalization;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Layouts;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.Units;
using Conference.Recorder.Timelines;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests.Compose;

/// <summary>Scenes as FFmpeg renders them, looked at pixel by pixel.</summary>
public sealed class SceneRenderingTests : IDisposable
{
    private static readonly string[] Colors = ["C03030", "309040", "3050C0", "C09020", "902090"];

    private readonly Studio _studio = new();

    public void Dispose() => _studio.Dispose();

    [Theory]
    [InlineData("Grid", 4, 720, 25)]
    [InlineData("Grid", 5, 1080, 30)]
    [InlineData("Speaker", 4, 720, 30)]
    [InlineData("Presentation", 3, 1080, 25)]
    public async Task Everybody_is_in_the_cell_that_was_planned(string layout, int people, int height, int rate)
    {
        var meeting = new Meetings(4);
        for (var i = 0; i < people; i++)
            await _studio.CameraAsync(meeting.With($"p{i}", camera: false), $"p{i}", Colors[i], 640, 360);
        if (layout == "Presentation")
            await _studio.ScreenAsync(meeting, "p1", "20B0B0", 1280, 720);
        var settings = new RecordingSettings(Enum.Parse<RecordingLayout>(layout), height, rate);
        var scene = Assert.Single(ScenePlanner.Plan(meeting.Speaks("p2", 0, 4).Timeline(), settings));

        var film = await _studio.RenderAsync(scene);

        var video = (await film.ProbeAsync()).GetProperty("streams")[0];
        Assert.Equal((height * 16 / 9, height), (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()));
        Assert.Equal($"{rate}/1", video.GetProperty("avg_frame_rate").GetString());
        Assert.Equal((4 * rate).ToString(CultureInfo.InvariantCulture), video.GetProperty("nb_read_packets").GetString());
        foreach (var tile in scene.Tiles)
        {
            var color = tile.IsScreen ? "20B0B0" : Colors[int.Parse(tile.ParticipantId.AsSpan(1))];
            foreach (var second in new[] { 0.02, 2, 3.9 })
                await ShowsAsync(film, second, tile.Cell.X + tile.Cell.Width / 4, tile.Cell.Y + tile.Cell.Height / 2, color);
        }
    }

    [Fact]
    public async Task The_border_is_there_while_somebody_speaks_and_at_no_other_time()
    {
        var meeting = new Meetings(6);
        await _studio.CameraAsync(meeting.With("a", camera: false), "a", Colors[0], 640, 360);
        meeting.With("b", camera: false);
        var timeline = meeting.Timeline();
        timeline = timeline with
        {
            Participants = [timeline.Participants[0] with { Heard = [new Interval(2.3, 4)] }, timeline.Participants[1] with { Heard = [new Interval(4.3, 5)] }],
        };
        var scene = Assert.Single(ScenePlanner.Plan(timeline, new RecordingSettings(RecordingLayout.Grid)));

        var film = await _studio.RenderAsync(scene);

        for (var i = 0; i < 2; i++)
        {
            var visible = scene.Tiles[i].Visible(scene.Format);
            var left = await film.SpeakingAsync(visible.X, visible.Y + visible.Height / 2 - 4, 2, 8);
            var top = await film.SpeakingAsync(visible.X + visible.Width / 2 - 4, visible.Y, 8, 2);
            for (var frame = 0; frame < scene.FrameCount; frame++)
            {
                // Levels are told 0.3 s late; the encoder may blur a frame into its neighbour.
                var speaks = i == 0 ? frame is >= 50 and < 100 : frame is >= 100 and < 125;
                if (frame is 49 or 99 or 100 or 124 or 125)
                    continue;
                Assert.True(left[frame] == speaks && top[frame] == speaks, $"Frame {frame}, person {i}: {left[frame]} and {top[frame]} in place of {speaks}.");
            }
        }
    }

    [Fact]
    public async Task The_sign_of_a_microphone_that_is_off_comes_and_goes_within_a_scene()
    {
        var meeting = new Meetings(4);
        await _studio.CameraAsync(meeting.With("a", camera: false), "a", Colors[2], 1280, 720);
        var timeline = meeting.Timeline();
        timeline = timeline with { Participants = [timeline.Participants[0] with { Unmuted = [new Interval(0, 1), new Interval(3, 4)] }] };
        var scene = Assert.Single(ScenePlanner.Plan(timeline, new RecordingSettings(RecordingLayout.Grid)));

        var film = await _studio.RenderAsync(scene);

        // Somewhere in the label there are reddish pixels, or there are none.
        Assert.False(await HasRedAsync(film, 0.5));
        Assert.True(await HasRedAsync(film, 2));
        Assert.False(await HasRedAsync(film, 3.5));

        static async Task<bool> HasRedAsync(Mp4 film, double second)
        {
            var pixels = await film.PixelsAsync(second, 0, 660, 120, 60);
            return pixels.Chunk(3).Any(pixel => pixel[0] > 180 && pixel[2] < 190 && pixel[0] > pixel[2] + 60);
        }
    }

    // A camera fills its cell but for what would cost more than a quarter of it; beside a picture that cannot there is a blurred and darker one.
    [Theory]
    [InlineData(640, 360, 0, 640)]
    [InlineData(640, 480, 0, 640)]
    [InlineData(480, 480, 76, 488)]
    [InlineData(360, 640, 182, 274)]
    public async Task A_camera_of_any_shape_looks_good_in_its_cell(int width, int height, int left, int seen)
    {
        var meeting = new Meetings(2).With("a", camera: false).With("b", camera: false);
        await _studio.CameraAsync(meeting, "a", "30C060", width, height);
        var scene = Assert.Single(ScenePlanner.Plan(meeting.Timeline(), new RecordingSettings(RecordingLayout.Grid)));
        var cell = scene.Tiles[0].Cell;
        Assert.Equal((640, 360), (cell.Width, cell.Height));

        var film = await _studio.RenderAsync(scene);

        var row = await film.PixelsAsync(1, cell.X, cell.Y + 60, cell.Width, 1);
        var bright = Enumerable.Range(8, cell.Width - 16).Where(x => row[x * 3 + 1] > 150).ToArray();
        Assert.InRange(bright[0], Math.Max(8, left - 6), Math.Max(8, left + 6));
        Assert.InRange(bright.Length, Math.Min(seen, cell.Width - 16) - 12, seen + 12);
        if (left > 0)
            Assert.InRange(row[(left / 2) * 3 + 1], 50, 130);
    }

    [Fact]
    public async Task Nothing_of_a_shared_screen_is_cut_off()
    {
        // A red line runs along the very edge of the screen.
        var meeting = new Meetings(2).With("a", camera: false);
        await _studio.ScreenAsync(meeting, "a", "FFFFFF", 1200, 900, "drawbox=0:0:iw:ih:color=red:t=6");
        var scene = Assert.Single(ScenePlanner.Plan(meeting.Timeline(), new RecordingSettings(RecordingLayout.Presentation)));

        var film = await _studio.RenderAsync(scene);

        var room = scene.Tiles[0].Visible(scene.Format);
        var row = await film.PixelsAsync(1, 0, room.Y + room.Height / 2, room.Right, 1);
        var red = Enumerable.Range(0, room.Right).Where(x => row[x * 3] > 200 && row[x * 3 + 1] < 90).ToArray();
        var middle = (red[0] + red[^1]) / 2;
        Assert.InRange((double)(red[^1] - red[0]) / room.Height, 1.30, 1.36);
        Assert.InRange(middle, room.X + room.Width / 2 - 4, room.X + room.Width / 2 + 4);
    }

    [Fact]
    public async Task Parts_of_a_scene_are_the_scene()
    {
        var meeting = new Meetings(4);
        await _studio.CameraAsync(meeting.With("a", camera: false), "a", "808080", 640, 360, "drawbox=x=0:y=0:w=8:h=ih:color=white:t=fill,scroll=h=0.00833");
        var scene = Assert.Single(ScenePlanner.Plan(meeting.Timeline(), new RecordingSettings(RecordingLayout.Grid)));

        var whole = await PositionsAsync(await _studio.RenderAsync(scene));
        var parts = new List<int>();
        foreach (var (first, count) in new[] { (0, 13), (13, 40), (53, 47) })
            parts.AddRange(await PositionsAsync(await _studio.RenderAsync(scene with { FirstFrame = first, FrameCount = count })));

        Assert.Equal(100, whole.Count);
        Assert.Equal(whole, parts);
        Assert.InRange(whole.Distinct().Count(), 90, 100);

        static async Task<List<int>> PositionsAsync(Mp4 film)
        {
            var rows = await film.RowsAsync(360, 1280);
            return [.. rows.Select(row => Array.FindIndex(row, value => value > 200) / 4)];
        }
    }

    [Fact]
    public async Task A_picture_all_of_which_lies_before_the_scene_stands_through_it()
    {
        var meeting = new Meetings(40);
        await _studio.ScreenAsync(meeting.With("a", camera: false), "a", "20B0B0", 640, 360);
        var scene = Assert.Single(ScenePlanner.Plan(meeting.Timeline(), new RecordingSettings(RecordingLayout.Presentation)));

        var film = await _studio.RenderAsync(scene with { FirstFrame = 750, FrameCount = 50 });

        Assert.Equal("50", (await film.ProbeAsync()).GetProperty("streams")[0].GetProperty("nb_read_packets").GetString());
        await ShowsAsync(film, 1.9, scene.Tiles[0].Cell.X + 300, 360, "20B0B0");
    }

    [Fact]
    public async Task Names_can_be_drawn_for_several_scenes_at_once()
    {
        var work = Directory.CreateDirectory(_studio.File("letters")).FullName;
        var options = new RecorderOptions();
        var runs = new FfmpegRuns(new FfmpegTools(Options.Create(options), TimeProvider.System), work, name => _studio.File(name + ".log"), StallLimits.Default);
        var lettering = new Lettering(runs, options, NullLogger.Instance);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => lettering.PrepareAsync(
            [("Everybody", 20), ($"Number {i / 2}", 20)], CancellationToken.None))));

        Assert.All(Enumerable.Range(0, 4), i => Assert.InRange(lettering.Get($"Number {i}", 20).Width, 40, 200));
        Assert.InRange(lettering.Get("Everybody", 20).Width, 40, 200);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_decoded_is_told_of()
    {
        var meeting = new Meetings(2).With("a");
        await File.WriteAllBytesAsync(_studio.File("a-Camera.mkv"), new byte[5000]);
        var scene = Assert.Single(ScenePlanner.Plan(meeting.Timeline(), new RecordingSettings(RecordingLayout.Grid)));

        await Assert.ThrowsAsync<FfmpegException>(() => _studio.RenderAsync(scene));
    }

    private static async Task ShowsAsync(Mp4 film, double second, int x, int y, string color)
    {
        var (r, g, b) = await film.ColorAsync(second, x & ~1, y & ~1, 8, 8);
        var expected = int.Parse(color, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var distance = Math.Abs(r - (expected >> 16)) + Math.Abs(g - (expected >> 8 & 255)) + Math.Abs(b - (expected & 255));
        Assert.True(distance < 30, $"At {second} s {x},{y} is {r:X2}{g:X2}{b:X2}, not {color}.");
    }
}
