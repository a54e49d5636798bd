using Conference.EndToEnd.Tests.People;

namespace Conference.EndToEnd.Tests.Movies;

/// <summary>One picture of a recording, made small: each pixel is the mean of 8 by 8.</summary>
internal sealed class Frame(byte[] pixels)
{
    public const int Width = 160;
    public const int Height = 90;

    // Less is a seam between two colours, or an avatar that comes close.
    private const double SmallestShare = 0.02;

    /// <summary>Where somebody's picture is; null when it is nowhere.</summary>
    public Sighting? Find(Identity identity)
    {
        var xs = new List<int>();
        var ys = new List<int>();
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                if (!At(x, y).Resembles(identity.Colour))
                    continue;
                xs.Add(x);
                ys.Add(y);
            }
        }

        var share = (double)xs.Count / (Width * Height);
        return share < SmallestShare ? null : new Sighting(xs.Average() / Width, ys.Average() / Height, share);
    }

    /// <summary>A point, both coordinates from 0 to 1.</summary>
    public Rgb At(double x, double y) => At((int)(x * Width), (int)(y * Height));

    private Rgb At(int x, int y)
    {
        var at = (y * Width + x) * 3;
        return new Rgb(pixels[at], pixels[at + 1], pixels[at + 2]);
    }
}

/// <summary>Where a colour is: its middle and its share of the picture, all from 0 to 1.</summary>
internal sealed record Sighting(double X, double Y, double Share);
