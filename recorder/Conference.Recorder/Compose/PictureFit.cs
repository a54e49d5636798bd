using System.Globalization;
using Conference.Recorder.Layouts;

namespace Conference.Recorder.Compose;

/// <summary>How a picture comes into its cell, in FFmpeg's filters. What it does not fill is left to what lies below.</summary>
/// <param name="Room">Where the picture is put.</param>
/// <param name="Filters">From a decoded picture to one of the room's size.</param>
/// <param name="Backdrop">Filters that make a blurred picture of the cell's size to lie below; null where the picture fills the cell.</param>
internal sealed record PictureFit(Cell Room, string Filters, string? Backdrop)
{
    // Of a camera's picture so much must be seen, in each direction: 4:3 and 16:10 fill a 16:9 cell, a phone held upright becomes 3:4.
    private const double LeastSeen = 0.74;

    public static PictureFit For(Tile tile, VideoFormat format)
    {
        // A screen may hold something to read at its very edge: it lies within the gap, a camera's picture below it.
        var cell = tile.IsScreen ? tile.Visible(format) : tile.Cell;
        if (tile.Picture is not { } picture)
            return new PictureFit(cell, Boxed(cell, tile.IsScreen ? Palette.Background : Palette.Card), null);
        return tile.IsScreen ? Whole(cell, picture) : Filling(cell, picture);
    }

    /// <summary>Nothing cut off, whatever the size turns out to be; worked out anew when it changes.</summary>
    private static string Boxed(Cell cell, Rgba color)
    {
        var (w, h) = (cell.Width, cell.Height);
        var nearly = $"lt(abs(iw*{h}/ih/{w}-1),0.02)";
        return $"scale=w='if({nearly},{w},min({w},2*trunc({h}*iw/ih/2)))':h='if({nearly},{h},min({h},2*trunc({w}*ih/iw/2)))':flags=bilinear:eval=frame,"
            + $"pad=w={w}:h={h}:x=-1:y=-1:eval=frame:color=0x{color.R:X2}{color.G:X2}{color.B:X2}";
    }

    private static PictureFit Whole(Cell cell, (int Width, int Height) picture)
    {
        var scale = Math.Min((double)cell.Width / picture.Width, (double)cell.Height / picture.Height);
        var (width, height) = (Math.Min(cell.Width, Even(picture.Width * scale)), Math.Min(cell.Height, Even(picture.Height * scale)));
        return new PictureFit(Middle(cell, width, height), Scale(width, height), null);
    }

    private static PictureFit Filling(Cell cell, (int Width, int Height) picture)
    {
        var (shape, wanted) = ((double)picture.Width / picture.Height, (double)cell.Width / cell.Height);

        // Too wide loses at the sides, too narrow at top and bottom: most at the bottom, since faces are above the middle.
        var seen = Math.Clamp(wanted, shape * LeastSeen, shape / LeastSeen);
        var room = Math.Abs(seen / wanted - 1) < 0.02
            ? cell
            : seen > wanted ? Middle(cell, cell.Width, Even(cell.Width / seen)) : Middle(cell, Even(cell.Height * seen), cell.Height);
        var scale = Math.Max((double)room.Width / picture.Width, (double)room.Height / picture.Height);
        var (width, height) = (Math.Max(room.Width, Even(picture.Width * scale)), Math.Max(room.Height, Even(picture.Height * scale)));
        var (x, y) = ((width - room.Width) / 2 & ~1, (height - room.Height) / 3 & ~1);
        var cut = width == room.Width && height == room.Height
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $",crop={room.Width}:{room.Height}:{x}:{y}");
        return new PictureFit(room, Scale(width, height) + cut, room == cell ? null : Blurred(cell, picture));
    }

    /// <summary>A few pixels of the picture, darker, as large as the cell: the blur costs next to nothing.</summary>
    private static string Blurred(Cell cell, (int Width, int Height) picture)
    {
        const int small = 16;
        var (width, height) = picture.Width * 9 > picture.Height * 16 ? (picture.Width * 10 / picture.Height & ~1, 10) : (small, small * picture.Height / picture.Width & ~1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"scale={width}:{height}:flags=area:eval=frame,crop={small}:{Math.Min(height, 10) & ~1},lutyuv=y='16+(val-16)*0.45',scale={cell.Width}:{cell.Height}:flags=bicubic");
    }

    // Worked out per frame: by default FFmpeg keeps what it worked out for the first one's size.
    private static string Scale(int width, int height) => string.Create(
        CultureInfo.InvariantCulture, $"scale={width}:{height}:flags=bilinear:eval=frame");

    private static Cell Middle(Cell cell, int width, int height) =>
        new(cell.X + (cell.Width - width) / 2 & ~1, cell.Y + (cell.Height - height) / 2 & ~1, width, height);

    private static int Even(double value) => (int)Math.Round(value / 2) * 2;
}
