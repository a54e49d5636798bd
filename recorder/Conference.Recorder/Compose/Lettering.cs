using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Compose;

/// <summary>Draws lines of text: FFmpeg draws the letters, several lines with one run, each line of a size once in a composition.</summary>
internal sealed partial class Lettering(FfmpegRuns runs, RecorderOptions options, ILogger logger)
{
    private const int Left = 8;

    // No cell is wider, and a line is cut to fit there.
    private const int SheetWidth = 2048;
    private const int LongestText = 80;

    private readonly ConcurrentDictionary<(string Text, int Size), TextMask> _masks = []; // read while another stretch prepares its own
    private readonly ILogger _logger = logger;
    private readonly Lock _lock = new();
    private Task _drawing = Task.CompletedTask; // the latest in line: stretches are rendered side by side, and share fonts and sheets
    private FontSet? _fonts;
    private int _sheets;

    /// <summary>Draws what has not been drawn yet.</summary>
    /// <exception cref="IOException">The font cannot be read, or the working folder not written.</exception>
    public Task PrepareAsync(IEnumerable<(string Text, int Size)> lines, CancellationToken cancellationToken)
    {
        lock (_lock)
            return _drawing = DrawAfterAsync(_drawing, lines, cancellationToken);
    }

    /// <summary>A line that was prepared.</summary>
    public TextMask Get(string text, int size) => _masks[(text, size)];

    private static int HeightOf(int size) => size * 7 / 4;

    private static int BaselineOf(int size) => size * 5 / 4;

    private async Task DrawAfterAsync(Task others, IEnumerable<(string Text, int Size)> lines, CancellationToken cancellationToken)
    {
        await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding); // their fault is theirs
        await DrawMissingAsync(lines, cancellationToken);
    }

    private async Task DrawMissingAsync(IEnumerable<(string Text, int Size)> lines, CancellationToken cancellationToken)
    {
        var missing = lines.Distinct().Where(line => !_masks.ContainsKey(line)).ToList();
        if (missing.Count == 0)
            return;

        _fonts ??= LoadFonts();
        var pieces = missing.SelectMany(line => PiecesOf(line.Text, line.Size)).ToList();
        var coverage = pieces.Count == 0 ? [] : await DrawAsync(pieces, cancellationToken);
        var top = 0;
        var drawn = new Dictionary<Piece, TextMask>();
        foreach (var piece in pieces)
        {
            var height = HeightOf(piece.Size);
            drawn[piece] = new TextMask(coverage[(top * SheetWidth)..((top + height) * SheetWidth)], SheetWidth, height, BaselineOf(piece.Size));
            top += height;
        }

        foreach (var line in missing)
            _masks[line] = TextMask.Join([.. PiecesOf(line.Text, line.Size).Select(piece => drawn[piece])], HeightOf(line.Size), BaselineOf(line.Size), line.Size / 3);
    }

    private FontSet LoadFonts()
    {
        var fonts = new FontSet(options);
        for (var i = 0; i < fonts.Files.Count; i++)
        {
            // What a killed process left may be half a font.
            File.Copy(fonts.Files[i], runs.PathOf(FontName(i)), overwrite: true);
        }

        return fonts;
    }

    private List<Piece> PiecesOf(string text, int size)
    {
        var cut = new StringInfo(text);
        var shown = cut.LengthInTextElements <= LongestText ? text : cut.SubstringByTextElements(0, LongestText);
        if (!_fonts!.HasAll(shown))
            LogNoGlyph(shown);
        var pieces = _fonts.RunsOf(shown).Where(run => !string.IsNullOrWhiteSpace(run.Text)).Select(run => new Piece(run.Font, run.Text.Trim(), size)).ToList();

        // A right-to-left line begins on the right, its first piece too.
        if (DisplayText.IsRightToLeft(shown))
            pieces.Reverse();
        return pieces;
    }

    private async Task<byte[]> DrawAsync(List<Piece> pieces, CancellationToken cancellationToken)
    {
        var sheet = $"text-{_sheets++}";
        var graph = new StringBuilder();
        graph.Append(CultureInfo.InvariantCulture, $"color=c=black:s={SheetWidth}x{pieces.Sum(piece => HeightOf(piece.Size))}:r=1:d=1,format=gray");
        var top = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            // The text goes through a file, where no character means anything to FFmpeg.
            var (font, text, size) = pieces[i];
            await File.WriteAllTextAsync(runs.PathOf($"{sheet}-{i}.txt"), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            graph.Append(CultureInfo.InvariantCulture, $",drawtext=fontfile={FontName(font)}:textfile={sheet}-{i}.txt:expansion=none:fontsize={size}:");
            graph.Append(CultureInfo.InvariantCulture, $"fontcolor=white:x={Left}:y={top + BaselineOf(size)}-max_glyph_a");
            top += HeightOf(size);
        }

        await File.WriteAllTextAsync(runs.PathOf(sheet + ".filter"), graph.Append("[out]").ToString(), cancellationToken);
        await runs.RunAsync(
            sheet, ["-filter_complex_script", sheet + ".filter", "-map", "[out]", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", sheet + ".gray"],
            onFrames: null, cancellationToken);
        var coverage = await File.ReadAllBytesAsync(runs.PathOf(sheet + ".gray"), cancellationToken);
        foreach (var file in Directory.EnumerateFiles(runs.WorkFolder, sheet + "*"))
            File.Delete(file);

        // Black is 16 and white 235 where grey is video's; what FFmpeg takes for grey has changed between its versions.
        var (black, white) = coverage.Contains((byte)0) ? (0, 255) : (16, 235);
        return Array.ConvertAll(coverage, value => (byte)Math.Clamp((value - black) * 255 / (white - black), 0, 255));
    }

    private static string FontName(int index) => $"font{index}.ttf";

    private readonly record struct Piece(int Font, string Text, int Size);

    [LoggerMessage(4040, LogLevel.Warning,
        "No font has all letters of \"{Text}\": they are left out of the picture. Install a font that has them (Debian: fonts-noto-cjk, fonts-noto-core, fonts-symbola) or name one in FallbackFonts")]
    private partial void LogNoGlyph(string text);
}
