using System.Buffers.Binary;

namespace Conference.Recorder.Movies;

/// <summary>The samples of the only track of an MP4, which lie in the file one behind the other.</summary>
/// <param name="Description">Content of its stsd box: codec, size, decoder configuration; without what is said of its bitrate.</param>
/// <param name="Timescale">Ticks per second.</param>
/// <param name="MediaTime">The tick of the track's own time that is shown first, as its edit list says.</param>
/// <param name="Offset">Where the first sample begins, in bytes.</param>
/// <param name="Sizes">Of each sample, in bytes.</param>
/// <param name="Presented">Of each sample: when it is shown, in ticks of the track's own time.</param>
/// <param name="KeySamples">Indexes of the samples at which decoding can begin; null when it can at all of them.</param>
internal sealed record SampleTable(
    string File, byte[] Description, int Timescale, long MediaTime, long Offset, int[] Sizes, long[] Presented, int[]? KeySamples)
{
    /// <exception cref="InvalidDataException">It is not a whole MP4 of one track.</exception>
    public static SampleTable Read(string file)
    {
        var moov = BoxReader.ReadTop(file, "moov");
        var trak = BoxReader.Find(moov, "trak");
        var media = BoxReader.Find(trak, "mdia");
        var mdhd = BoxReader.Find(media, "mdhd");
        var table = BoxReader.Find(media, "minf", "stbl");
        var sizes = SizesOf(BoxReader.Find(table, "stsz"));
        return new SampleTable(
            file,
            DescriptionOf(BoxReader.Find(table, "stsd")),
            Int32(mdhd, mdhd[0] == 0 ? 12 : 20),
            BoxReader.TryFind(trak, "edts", out var edits) ? MediaTimeOf(BoxReader.Find(edits, "elst")) : 0,
            OffsetOf(file, table, sizes),
            sizes,
            PresentedOf(table, sizes.Length),
            BoxReader.TryFind(table, "stss", out var keys) ? KeysOf(keys) : null);
    }

    /// <summary>The bitrate is at the end, is of this file alone, and nobody needs it.</summary>
    private static byte[] DescriptionOf(ReadOnlySpan<byte> stsd)
    {
        const int head = 8;
        const int bitrateBox = 20;
        var description = stsd.ToArray();
        if (description.Length < head + bitrateBox || !description.AsSpan(description.Length - bitrateBox + 4, 4).SequenceEqual("btrt"u8))
            return description;

        var shorter = description[..^bitrateBox];
        BinaryPrimitives.WriteInt32BigEndian(shorter.AsSpan(head), Int32(shorter, head) - bitrateBox);
        return shorter;
    }

    private static int[] SizesOf(ReadOnlySpan<byte> stsz)
    {
        var same = Int32(stsz, 4);
        var sizes = new int[Int32(stsz, 8)];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = same != 0 ? same : Int32(stsz, 12 + i * 4);
        return sizes;
    }

    private static long[] PresentedOf(ReadOnlySpan<byte> table, int count)
    {
        var times = new long[count];
        var stts = BoxReader.Find(table, "stts");
        var time = 0L;
        for (int entry = 0, sample = 0; entry < Int32(stts, 4); entry++)
        {
            for (var i = Int32(stts, 8 + entry * 8); i > 0 && sample < count; i--, sample++)
            {
                times[sample] = time;
                time += Int32(stts, 12 + entry * 8);
            }
        }

        if (!BoxReader.TryFind(table, "ctts", out var ctts))
            return times;

        for (int entry = 0, sample = 0; entry < Int32(ctts, 4); entry++)
        {
            for (var i = Int32(ctts, 8 + entry * 8); i > 0 && sample < count; i--, sample++)
                times[sample] += Int32(ctts, 12 + entry * 8);
        }

        return times;
    }

    private static int[] KeysOf(ReadOnlySpan<byte> stss)
    {
        var keys = new int[Int32(stss, 4)];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Int32(stss, 8 + i * 4) - 1;
        return keys;
    }

    /// <summary>The first edit may be empty: it delays. What it shows is said by the first that is not.</summary>
    private static long MediaTimeOf(ReadOnlySpan<byte> elst)
    {
        var wide = elst[0] == 1;
        for (var i = 0; i < Int32(elst, 4); i++)
        {
            var entry = elst[(8 + i * (wide ? 20 : 12))..];
            var time = wide ? BinaryPrimitives.ReadInt64BigEndian(entry[8..]) : Int32(entry, 4);
            if (time >= 0)
                return time;
        }

        return 0;
    }

    private static long OffsetOf(string file, ReadOnlySpan<byte> table, int[] sizes)
    {
        var wide = BoxReader.TryFind(table, "co64", out var chunks);
        if (!wide)
            chunks = BoxReader.Find(table, "stco");
        var stsc = BoxReader.Find(table, "stsc");
        var first = ChunkOffset(0, chunks, wide);
        var (expected, sample, run) = (first, 0, 0);
        for (var chunk = 0; chunk < Int32(chunks, 4); chunk++)
        {
            if (ChunkOffset(chunk, chunks, wide) != expected)
                throw new InvalidDataException($"The samples of {Path.GetFileName(file)} do not lie one behind the other.");
            if (run + 1 < Int32(stsc, 4) && Int32(stsc, 8 + (run + 1) * 12) == chunk + 1)
                run++;
            for (var i = Int32(stsc, 12 + run * 12); i > 0 && sample < sizes.Length; i--)
                expected += sizes[sample++];
        }

        return first;
    }

    private static long ChunkOffset(int chunk, ReadOnlySpan<byte> table, bool wide) => Int32(table, 4) == 0
        ? 0
        : wide ? BinaryPrimitives.ReadInt64BigEndian(table[(8 + chunk * 8)..]) : (uint)Int32(table, 8 + chunk * 4);

    private static int Int32(ReadOnlySpan<byte> content, int offset) => BinaryPrimitives.ReadInt32BigEndian(content[offset..]);
}
