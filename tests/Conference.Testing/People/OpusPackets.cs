using System.Buffers.Binary;

namespace Conference.Testing.People;

/// <summary>Opus of an Ogg file as RTP payloads (RFC 7587, RFC 7845).</summary>
public static class OpusPackets
{
    public const double PacketSeconds = 0.02;
    private const int SampleRate = 48_000;

    /// <param name="seconds">Length of the loop: what the encoder added behind it is left out.</param>
    public static MediaLoop Split(ReadOnlySpan<byte> ogg, double seconds)
    {
        var packets = PacketsOf(ogg);
        var preSkip = BinaryPrimitives.ReadUInt16LittleEndian(packets[0].AsSpan(10)) / (double)SampleRate;
        var frames = (int)Math.Round(seconds / PacketSeconds);

        // A decoder gives the encoder's look-ahead first: what a packet gives was captured that much earlier.
        return new MediaLoop(
            seconds,
            frames,
            [.. packets.Skip(2).Take(frames).Select((packet, i) => new MediaPacket(i * PacketSeconds - preSkip, packet, false, true, i))]);
    }

    private static List<byte[]> PacketsOf(ReadOnlySpan<byte> ogg)
    {
        var packets = new List<byte[]>();
        var packet = new List<byte>();
        for (var page = 0; page < ogg.Length;)
        {
            var segments = ogg.Slice(page + 27, ogg[page + 26]);
            var at = page + 27 + segments.Length;
            foreach (var length in segments)
            {
                packet.AddRange(ogg.Slice(at, length));
                at += length;
                if (length == 255)
                    continue;
                packets.Add([.. packet]);
                packet.Clear();
            }

            page = at;
        }

        return packets;
    }
}
