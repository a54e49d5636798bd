using System.Buffers.Binary;

namespace Conference.Testing.People;

/// <summary>H.264 of a byte stream with delimiters as RTP payloads (RFC 6184): parameter sets together in a STAP-A, what is large in FU-A.</summary>
internal static class H264Packets
{
    private const int LargestPart = 1150;
    private const int KeySlice = 5;
    private const int SequenceParameters = 7;
    private const int PictureParameters = 8;
    private const int Delimiter = 9;

    public static MediaLoop Split(ReadOnlySpan<byte> stream, int frameRate)
    {
        var packets = new List<MediaPacket>();
        var frame = new List<byte[]>();
        var frames = 0;
        foreach (var unit in UnitsOf(stream))
        {
            if (TypeOf(unit) != Delimiter)
                frame.Add(unit);
            else if (frame.Count > 0)
                Add(packets, frame, frames++, frameRate);
        }

        Add(packets, frame, frames++, frameRate);
        return new MediaLoop((double)frames / frameRate, frames, packets) { MimeType = "video/H264" };
    }

    private static void Add(List<MediaPacket> packets, List<byte[]> units, int frame, int frameRate)
    {
        var isKey = units.Exists(unit => TypeOf(unit) == KeySlice);
        var payloads = new List<byte[]>();
        if (units.FindAll(unit => TypeOf(unit) is SequenceParameters or PictureParameters) is { Count: > 0 } sets)
            payloads.Add(Together(sets));
        foreach (var unit in units.Where(unit => TypeOf(unit) is not (SequenceParameters or PictureParameters)))
            payloads.AddRange(unit.Length <= LargestPart ? [unit] : Fragments(unit));
        for (var i = 0; i < payloads.Count; i++)
            packets.Add(new MediaPacket((double)frame / frameRate, payloads[i], i == payloads.Count - 1, isKey && i == 0, frame));
        units.Clear();
    }

    private static byte[] Together(List<byte[]> units)
    {
        const byte stapA = 24;
        var payload = new List<byte> { (byte)(units[0][0] & 0xE0 | stapA) };
        Span<byte> length = stackalloc byte[2];
        foreach (var unit in units)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)unit.Length);
            payload.AddRange(length);
            payload.AddRange(unit);
        }

        return [.. payload];
    }

    private static IEnumerable<byte[]> Fragments(byte[] unit)
    {
        const byte fuA = 28;
        for (var at = 1; at < unit.Length; at += LargestPart)
        {
            var end = Math.Min(unit.Length, at + LargestPart);
            var position = (at == 1 ? 0x80 : 0) | (end == unit.Length ? 0x40 : 0);
            yield return [(byte)(unit[0] & 0xE0 | fuA), (byte)(position | TypeOf(unit)), .. unit.AsSpan(at, end - at)];
        }
    }

    private static List<byte[]> UnitsOf(ReadOnlySpan<byte> stream)
    {
        ReadOnlySpan<byte> start = [0, 0, 1];
        var units = new List<byte[]>();
        for (var at = stream.IndexOf(start); at >= 0;)
        {
            var rest = stream[(at + start.Length)..];
            var length = rest.IndexOf(start);
            units.Add((length < 0 ? rest : rest[..length]).TrimEnd((byte)0).ToArray());
            at = length < 0 ? -1 : at + start.Length + length;
        }

        return units;
    }

    private static int TypeOf(byte[] unit) => unit[0] & 0x1F;
}
