using System.Buffers.Binary;

namespace Conference.Recorder.Movies;

/// <summary>What stands in a film before its media: the kind of file, what is in it and where, and the titles of the chapters.</summary>
internal static class MovieFront
{
    private const long LargestNarrow = uint.MaxValue;

    /// <summary>What the file begins with: brands that every player knows.</summary>
    private static byte[] FileType { get; } = new BoxBuilder()
        .Box("ftyp", box => box.Ascii("isom").UInt32(0x200).Ascii("isom").Ascii("iso2").Ascii("avc1").Ascii("mp41"))
        .ToArray();

    /// <summary>Its length is a multiple of <see cref="FileRange.Block"/>. What fills it up lies within the media's box, where nothing refers to it.</summary>
    /// <param name="chunks">Where the samples are, counted from the beginning of the media.</param>
    /// <param name="media">Length of the media in bytes.</param>
    /// <param name="duration">In seconds.</param>
    public static byte[] Build(
        IReadOnlyList<MovieTrack> tracks, IReadOnlyList<MovieChunk> chunks, long media, double duration, IReadOnlyList<Chapter> chapters)
    {
        var (titles, bytes) = MovieParts.Chapters(chapters, duration);
        var all = titles is null ? tracks : [.. tracks, titles];
        var ticks = (long)Math.Round(duration * MovieHeader.Timescale);
        var wide = media > LargestNarrow - (1 << 24) - 32L * all.Sum(track => track.Samples.Count);
        var mediaHead = wide ? 16 : 8;

        // The length of the header does not depend on the offsets in it: it is built once to be measured, and once to be written.
        var mediaBox = FileType.Length + Header(0, 0).Length;
        var front = new byte[(mediaBox + mediaHead + bytes.Length + FileRange.Block - 1) / FileRange.Block * FileRange.Block];
        FileType.CopyTo(front, 0);
        Header(front.Length, mediaBox + mediaHead).CopyTo(front, FileType.Length);
        WriteMediaHead(front.AsSpan(mediaBox, mediaHead), front.Length - mediaBox + media, wide);
        bytes.CopyTo(front, mediaBox + mediaHead);
        return front;

        byte[] Header(long offset, long titlesOffset)
        {
            var placed = Enumerable.Range(0, all.Count).Select(_ => new List<MovieChunk>()).ToArray();
            foreach (var chunk in chunks)
                placed[chunk.Track].Add(chunk with { Offset = chunk.Offset + offset });
            if (titles is not null)
                placed[^1].Add(new MovieChunk(tracks.Count, titles.Samples.Count, titlesOffset));
            return MovieHeader.Build(all, placed, ticks, chapters, wide);
        }
    }

    private static void WriteMediaHead(Span<byte> head, long size, bool wide)
    {
        BinaryPrimitives.WriteUInt32BigEndian(head, wide ? 1 : (uint)size);
        "mdat"u8.CopyTo(head[4..]);
        if (wide)
            BinaryPrimitives.WriteInt64BigEndian(head[8..], size);
    }
}
