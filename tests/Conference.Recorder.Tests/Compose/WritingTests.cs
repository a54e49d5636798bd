using System.Globalization;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Layouts;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.Media;
using Conference.Recorder.Tests.Units;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Compose;

/// <summary>What is written in a film, read by holding what FFmpeg writes by itself against it.</summary>
public sealed class WritingTests(ITestOutputHelper output) : IDisposable
{
    // What is written alike correlates with it by more than this, and nothing else does by nearly as much.
    private const double Alike = 0.8;

    // Of cells of 640x360: the label's letters, and the initials on a card.
    private const int LabelSize = 16;
    private const int InitialsSize = 53;

    private static readonly (string Id, string Name, string Initials)[] People =
        [("a", "Ada Lovelace", "AL"), ("b", "Grace Hopper", "GH"), ("c", "Жанна д’Арк", "ЖД"), ("d", "Ελένη", "Ε")];

    private readonly Studio _studio = new();

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task Each_tile_carries_its_persons_name_and_where_there_is_no_camera_their_initials_on_their_colour()
    {
        var meeting = new Meetings(2);
        foreach (var (id, name, _) in People)
            meeting.With(id, camera: false, name: name);
        await _studio.CameraAsync(meeting, "a", "305080", 640, 360);
        await _studio.CameraAsync(meeting, "c", "803050", 640, 360);
        var scene = Assert.Single(ScenePlanner.Plan(meeting.Timeline(), new RecordingSettings(RecordingLayout.Grid)));
        Assert.Equal(People.Select(person => person.Id), scene.Tiles.Select(tile => tile.ParticipantId));

        var film = await _studio.RenderAsync(scene);

        var names = await Task.WhenAll(People.Select(person => Glyphs.DrawAsync(person.Name, LabelSize)));
        var initials = await Task.WhenAll(People.Select(person => Glyphs.DrawAsync(person.Initials, InitialsSize)));
        for (var i = 0; i < People.Length; i++)
        {
            var cell = scene.Tiles[i].Cell;
            await ReadsAsync(film, new Cell(cell.X, cell.Bottom - 60, 320, 60), names, i);
            if (scene.Tiles[i].Video is not null)
                continue;
            await ReadsAsync(film, new Cell(cell.X + cell.Width / 2 - 80, cell.Y + cell.Height / 2 - 50, 160, 100), initials, i);
            await IsAsync(film, cell.X + cell.Width / 2 - 64, cell.Y + cell.Height / 2, Palette.AvatarOf(People[i].Id));
            await IsAsync(film, cell.X + cell.Width / 2 - 90, cell.Y + cell.Height / 2, Palette.Card);
        }
    }

    /// <summary>Of some texts it is the one with that index that stands in an area.</summary>
    private async Task ReadsAsync(Mp4 film, Cell area, IReadOnlyList<Glyphs> texts, int expected)
    {
        var pixels = await film.PixelsAsync(1, area.X, area.Y, area.Width, area.Height);
        var gray = pixels.Chunk(3).Select(pixel => (pixel[0] + pixel[1] + pixel[2]) / 3.0).ToArray();
        var likeness = texts.Select(text => text.LikenessIn(gray, area.Width, area.Height)).ToArray();
        output.WriteLine($"{area}: {string.Join(", ", likeness.Select(value => value.ToString("F2", CultureInfo.InvariantCulture)))}");
        Assert.True(likeness[expected] > Alike, $"{texts[expected].Text} does not stand at {area}: {likeness[expected]:F2}");
        Assert.Equal(expected, Array.IndexOf(likeness, likeness.Max()));
    }

    private static async Task IsAsync(Mp4 film, int x, int y, Rgba color)
    {
        var (r, g, b) = await film.ColorAsync(1, x & ~1, y & ~1, 6, 6);
        Assert.True(
            Math.Abs(r - color.R) + Math.Abs(g - color.G) + Math.Abs(b - color.B) < 30, $"At {x},{y} is {r:X2}{g:X2}{b:X2}, not {color}.");
    }

    /// <summary>A text as FFmpeg draws it, cut to its letters.</summary>
    private sealed record Glyphs(string Text, double[] Pixels, int Width, int Height)
    {
        public static async Task<Glyphs> DrawAsync(string text, int size)
        {
            const int width = 400, height = 100;
            var drawn = await MediaTool.RunAsync(
                "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"color=black:s={width}x{height}:r=1:d=1,format=gray",
                "-vf", $"drawtext=fontfile={new RecorderOptions().FontFile}:text={text}:fontsize={size}:fontcolor=white:x=10:y=10", "-frames:v", "1", "-f", "rawvideo", "-");
            var lit = Enumerable.Range(0, drawn.Length).Where(i => drawn[i] > 60).ToArray();
            var (left, right, top, bottom) = (lit.Min(i => i % width), lit.Max(i => i % width), lit.Min(i => i / width), lit.Max(i => i / width));
            var (w, h) = (right - left + 1, bottom - top + 1);
            return new Glyphs(text, [.. Enumerable.Range(0, w * h).Select(i => (double)drawn[(top + i / w) * width + left + i % w])], w, h);
        }

        /// <summary>The best normalized correlation with any place in a picture; 1 where it stands just so.</summary>
        public double LikenessIn(double[] picture, int width, int height)
        {
            var best = 0.0;
            for (var y = 0; y + Height <= height; y++)
            {
                for (var x = 0; x + Width <= width; x++)
                    best = Math.Max(best, CorrelationAt(picture, width, x, y));
            }

            return best;
        }

        private double CorrelationAt(double[] picture, int width, int left, int top)
        {
            double own = 0, other = 0, ownSquares = 0, otherSquares = 0, products = 0;
            for (var i = 0; i < Pixels.Length; i++)
            {
                var (a, b) = (Pixels[i], picture[(top + i / Width) * width + left + i % Width]);
                own += a;
                other += b;
                ownSquares += a * a;
                otherSquares += b * b;
                products += a * b;
            }

            var n = (double)Pixels.Length;
            var spread = Math.Sqrt((ownSquares - own * own / n) * Math.Max(0, otherSquares - other * other / n));
            return spread < 1 ? 0 : (products - own * other / n) / spread;
        }
    }
}
