using System.Buffers.Binary;
using System.Text;

namespace Conference.Recorder.Movies;

/// <summary>Makes the tracks of a composite from what its parts are.</summary>
internal static class MovieParts
{
    private const int FrameTicks = 512;
    private const int ChapterTimescale = 1000;

    /// <summary>
    /// Pieces of pictures, one behind the other. Each must hold every frame of its stretch exactly once, and all must have been encoded with the same headers.
    /// </summary>
    /// <exception cref="InvalidDataException">One does not fit: the message says which and why.</exception>
    public static MovieTrack Pictures(IReadOnlyList<SampleTable> pieces, int frameRate, int width, int height)
    {
        // A frame that others refer to is decoded before them: all are shown later by as much as the worst of them needs.
        var orders = pieces.Select(OrderOf).ToArray();
        var delay = orders.Max(order => order.Select((frame, i) => i - frame).Max());
        var samples = new List<MovieSample>();
        for (var p = 0; p < pieces.Count; p++)
        {
            var piece = pieces[p];
            if (!piece.Description.AsSpan().SequenceEqual(pieces[0].Description))
                throw new InvalidDataException($"{Path.GetFileName(piece.File)} was encoded with other headers than the pieces before it.");

            var keys = piece.KeySamples?.ToHashSet();
            for (var i = 0; i < piece.Sizes.Length; i++)
                samples.Add(new MovieSample(piece.Sizes[i], FrameTicks, (orders[p][i] - i + delay) * FrameTicks, keys?.Contains(i) ?? true));
        }

        return new MovieTrack("vide", frameRate * FrameTicks, pieces[0].Description, samples, (long)delay * FrameTicks)
        {
            Width = width,
            Height = height,
        };
    }

    /// <summary>Sound that was encoded in one go.</summary>
    /// <param name="sizes">Of its frames, in bytes.</param>
    public static MovieTrack Sound(AdtsFormat format, IReadOnlyList<ushort> sizes) => new(
        "soun", format.SampleRate, format.Description(), [.. sizes.Select(size => new MovieSample(size, AdtsFormat.FrameSamples, 0, IsKey: true))], AdtsFormat.Priming)
    {
        AllKey = true,
    };

    /// <summary>Chapters as a track of text, which players of Apple want, and its samples one behind the other; no track when there are none.</summary>
    /// <param name="duration">Of the film, in seconds.</param>
    public static (MovieTrack? Track, byte[] Bytes) Chapters(IReadOnlyList<Chapter> chapters, double duration)
    {
        if (chapters.Count == 0)
            return (null, []);

        var samples = new List<MovieSample>();
        var bytes = new List<byte>();
        for (var i = 0; i < chapters.Count; i++)
        {
            var title = Encoding.UTF8.GetBytes(chapters[i].Title);
            var length = new byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)title.Length);
            bytes.AddRange([.. length, .. title]);
            var from = i == 0 ? 0 : chapters[i].From;
            var to = i + 1 < chapters.Count ? chapters[i + 1].From : duration;
            samples.Add(new MovieSample(2 + title.Length, Math.Max(1, (int)Math.Round((to - from) * ChapterTimescale)), 0, IsKey: true));
        }

        var track = new MovieTrack("text", ChapterTimescale, TextDescription(), samples, 0)
        {
            AllKey = true,
            Enabled = false,
        };
        return (track, [.. bytes]);
    }

    /// <summary>For each sample in the order of decoding: which frame of the piece it is.</summary>
    private static int[] OrderOf(SampleTable piece)
    {
        var order = new int[piece.Sizes.Length];
        var ticks = piece.Timescale / (double)FrameTicks;
        var seen = new bool[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var frame = (piece.Presented[i] - piece.MediaTime) / (double)FrameTicks;
            order[i] = (int)Math.Round(frame);
            if (ticks % 1 != 0 || order[i] != frame || order[i] < 0 || order[i] >= order.Length || seen[order[i]])
                throw new InvalidDataException($"{Path.GetFileName(piece.File)} does not hold each of its {order.Length} frames once.");
            seen[order[i]] = true;
        }

        return order;
    }

    /// <summary>A QuickTime text sample description with nothing in it that matters for chapters.</summary>
    private static byte[] TextDescription() => new BoxBuilder().UInt32(0).UInt32(1)
        .Box("text", box => box.Zeros(6).UInt16(1).Zeros(43))
        .ToArray();
}
