using System.Globalization;
using System.Text;
using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>Draws what stands still in a scene: cards, avatars, names. FFmpeg draws the letters, once per scene.</summary>
internal sealed class SceneArtwork
{
    public const string FontFile = "font.ttf";

    private static readonly Rgba Shade = new(0, 0, 0, 170);

    private readonly string _name;
    private readonly FfmpegRuns _runs;
    private readonly List<string> _backdropTexts = [];
    private readonly List<string> _overlayTexts = [];
    private readonly VideoFormat _format;
    private readonly Canvas _backdrop;
    private readonly Canvas _overlay;
    private int _textCount;

    private SceneArtwork(string name, VideoFormat format, FfmpegRuns runs)
    {
        _name = name;
        _format = format;
        _backdrop = new Canvas(format.Width, format.Height, Palette.Background);
        _overlay = new Canvas(format.Width, format.Height, default);
        _runs = runs;
    }

    /// <summary>The picture below the videos.</summary>
    public string BackdropFile => _name + "-backdrop.pam";

    /// <summary>The picture above the videos: rounded corners and names, transparent elsewhere.</summary>
    public string OverlayFile => _name + "-overlay.pam";

    /// <summary>Filters that write the letters onto the backdrop; each ends with a comma.</summary>
    public string BackdropTexts => string.Concat(_backdropTexts);

    public string OverlayTexts => string.Concat(_overlayTexts);

    public static async Task<SceneArtwork> DrawAsync(string name, Scene scene, FfmpegRuns runs, CancellationToken cancellationToken)
    {
        var artwork = new SceneArtwork(name, scene.Format, runs);
        foreach (var tile in scene.Tiles)
            await artwork.DrawTileAsync(tile, tile.Cell, cancellationToken);
        if (scene.Tiles.Count == 0)
            await artwork.DrawEmptyAsync(cancellationToken);

        await artwork._backdrop.SaveAsync(runs.PathOf(artwork.BackdropFile), cancellationToken);
        await artwork._overlay.SaveAsync(runs.PathOf(artwork.OverlayFile), cancellationToken);
        return artwork;
    }

    public static double CornerRadius(Cell cell, VideoFormat format) => cell.Width == format.Width ? 0 : Math.Clamp(cell.Height / 28.0, 6, 14);

    public static int ShadeHeight(Cell cell) => Math.Min(cell.Height / 2, FontSize(cell) * 3) & ~1;

    private static int FontSize(Cell cell) => (int)Math.Clamp(cell.Height * 0.052, 13, 26);

    private async Task DrawTileAsync(Tile tile, Cell cell, CancellationToken cancellationToken)
    {
        // The avatar is drawn below a video too: should the video turn out to be unreadable, the person is still there.
        var radius = CornerRadius(cell, _format);
        _backdrop.FillRoundedRectangle(cell, radius, Palette.Card);
        await DrawAvatarAsync(tile, cell, cancellationToken);

        var size = FontSize(cell);
        var margin = size * 0.85;
        var longest = (int)((cell.Width - 2 * margin) / (size * 0.62));
        var texts = tile.Video is null ? _backdropTexts : _overlayTexts;
        if (tile.Video is not null)
        {
            _overlay.FillShade(cell, ShadeHeight(cell), Shade);
            _overlay.FillCorners(cell, radius, Palette.Background);
        }

        texts.Add(await WriteAsync(
            DisplayText.OneLine(tile.Label, longest),
            size,
            "0xFFFFFF",
            Invariant($"x={cell.X + margin:F0}"),
            Invariant($"y={cell.Y + cell.Height - margin - size * 0.1:F0}-max_glyph_a"),
            cancellationToken));
    }

    private async Task DrawAvatarAsync(Tile tile, Cell cell, CancellationToken cancellationToken)
    {
        var (x, y) = (cell.X + cell.Width / 2.0, cell.Y + cell.Height / 2.0);
        var radius = cell.Height * 0.2;
        _backdrop.FillCircle(x, y, radius, Palette.AvatarOf(tile.ParticipantId));
        var initials = DisplayText.Initials(DisplayText.OneLine(tile.Label, int.MaxValue));
        if (initials.Length == 0)
        {
            _backdrop.FillPerson(x, y, radius, new Rgba(255, 255, 255, 235));
            return;
        }

        _backdropTexts.Add(await WriteAsync(
            initials, (int)(radius * 0.8), "0xFFFFFF", Invariant($"x={x:F0}-text_w/2"), Invariant($"y={y:F0}-text_h/2"), cancellationToken));
    }

    private async Task DrawEmptyAsync(CancellationToken cancellationToken) => _backdropTexts.Add(await WriteAsync(
        "No one is here", 30, "0x8A91A0", "x=(w-text_w)/2", "y=(h-text_h)/2", cancellationToken));

    /// <summary>The text itself goes through a file, where no character means anything to FFmpeg.</summary>
    private async Task<string> WriteAsync(string text, int size, string color, string x, string y, CancellationToken cancellationToken)
    {
        var file = Invariant($"{_name}-{_textCount++}.txt");
        await File.WriteAllTextAsync(_runs.PathOf(file), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        return $"drawtext=fontfile={FontFile}:textfile={file}:expansion=none:fontsize={size}:fontcolor={color}:{x}:{y},";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
