using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>Draws what belongs to a tile besides its picture.</summary>
internal sealed class TileArtist(VideoFormat format, Lettering lettering)
{
    /// <summary>The texts that drawing some tiles takes, with their sizes.</summary>
    public IEnumerable<(string Text, int Size)> TextsOf(Tile tile)
    {
        yield return (DisplayText.OneLine(tile.Label), FontSize(tile));
        if (tile.Video is null && InitialsOf(tile) is { Length: > 0 } initials)
            yield return (initials, InitialsSize(tile));
    }

    /// <summary>What stands for a picture that is not there.</summary>
    public void DrawCard(Canvas canvas, Tile tile)
    {
        var cell = tile.Cell;
        canvas.Clear(cell, Palette.Card);

        // In small tiles the name stands below the initials, not across them.
        var (x, y) = (cell.X + cell.Width / 2.0, cell.Y + cell.Height / 2.0 - (cell.Height < format.Scaled(130) ? cell.Height * 0.06 : 0));
        var radius = AvatarRadius(tile);
        canvas.FillCircle(x, y, radius, Palette.AvatarOf(tile.ParticipantId));
        if (InitialsOf(tile) is not { Length: > 0 } initials)
        {
            canvas.FillPerson(x, y, radius, Rgba.White with { A = 235 });
            return;
        }

        // Capitals are about 0.72 of the size high: so their middle is the circle's.
        var text = lettering.Get(initials, InitialsSize(tile));
        canvas.DrawText(text, (int)Math.Round(x - text.Width / 2.0), (int)Math.Round(y + InitialsSize(tile) * 0.36) - text.Baseline, Rgba.White);
    }

    /// <summary>The gap around a tile with its rounded corners, over the edges of the picture; the name with its signs.</summary>
    public void DrawFrame(Canvas canvas, Tile tile, bool speaking, bool muted)
    {
        var visible = tile.Visible(format);
        var radius = tile.CornerRadius(format);
        if (visible != tile.Cell && !tile.IsScreen)
            canvas.FillAround(tile.Cell, visible, radius, Palette.Background);
        DrawLabel(canvas, tile, muted);
        if (speaking)
            canvas.StrokeRoundedRectangle(visible, radius, format.Scaled(3), Palette.Speaking);
    }

    private void DrawLabel(Canvas canvas, Tile tile, bool muted)
    {
        var visible = tile.Visible(format);
        var size = FontSize(tile);
        var margin = tile.Cell.Height < format.Scaled(130) ? size * 0.4 : size * 0.62;
        var (padding, sign) = (size * 0.56, muted ? size * 1.25 : 0);
        var name = DisplayText.OneLine(tile.Label);
        var text = lettering.Get(name, size).FitTo((int)(visible.Width - 2 * (margin + padding) - sign), DisplayText.IsRightToLeft(name));

        var height = (int)Math.Round(size * 1.62);
        var label = new Cell(
            visible.X + (int)margin, visible.Bottom - (int)margin - height, (int)Math.Round(text.Width + 2 * padding + sign), height);
        canvas.FillRoundedRectangle(label, size * 0.45, Palette.Label);
        if (muted)
            DrawMicrophoneOff(canvas, label.X + padding * 0.8, label.Y + height / 2.0 - size * 0.58, size * 1.16);
        canvas.DrawText(text, (int)Math.Round(label.X + padding + sign), label.Y + (int)Math.Round(height * 0.5 + size * 0.36) - text.Baseline, Rgba.White);
    }

    /// <summary>The web client's sign, on its grid of 24.</summary>
    private static void DrawMicrophoneOff(Canvas canvas, double left, double top, double size)
    {
        double X(double x) => left + x * size / 24;
        double Y(double y) => top + y * size / 24;
        var line = size / 24 * 2.2;
        canvas.DrawLine(X(12), Y(6.5), X(12), Y(11.5), size / 24 * 6.4, Palette.Muted);
        canvas.DrawBowl(X(12), Y(11.5), size / 24 * 6.5, line, Palette.Muted);
        canvas.DrawLine(X(12), Y(18), X(12), Y(21), line, Palette.Muted);
        canvas.DrawLine(X(5.5), Y(3), X(20.5), Y(18), line * 1.2, new Rgba(0x1A, 0x1D, 0x22));
        canvas.DrawLine(X(4), Y(4), X(20), Y(20), line, Palette.Muted);
    }

    private double AvatarRadius(Tile tile) => Math.Min(tile.Cell.Height * (tile.Cell.Height < format.Scaled(130) ? 0.27 : 0.19), format.Scaled(80));

    private int InitialsSize(Tile tile) => (int)Math.Round(AvatarRadius(tile) * 0.78);

    private static string InitialsOf(Tile tile) => tile.IsScreen ? "" : DisplayText.Initials(DisplayText.OneLine(tile.Label));

    private int FontSize(Tile tile) => format.Scaled(Math.Clamp(10 + tile.Cell.Height * 720.0 / format.Height / 60, 12, 22));
}
