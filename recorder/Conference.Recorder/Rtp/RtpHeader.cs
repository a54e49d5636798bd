using System.Buffers.Binary;

namespace Conference.Recorder.Rtp;

/// <summary>The fixed header of an RTP packet and where its payload lies (RFC 3550 §5.1).</summary>
internal readonly record struct RtpHeader(
    int PayloadType, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, int PayloadOffset, int PayloadLength)
{
    private const int FixedLength = 12;

    public static bool TryRead(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        if (packet.Length < FixedLength || packet[0] >> 6 != 2)
            return false;

        var offset = FixedLength + (packet[0] & 0x0F) * 4;
        if ((packet[0] & 0x10) != 0)
        {
            if (packet.Length < offset + 4)
                return false;
            offset += 4 + BinaryPrimitives.ReadUInt16BigEndian(packet[(offset + 2)..]) * 4;
        }

        var padding = (packet[0] & 0x20) != 0 ? packet[^1] : 0;
        var length = packet.Length - offset - padding;
        if (length < 0)
            return false;

        header = new RtpHeader(
            packet[1] & 0x7F,
            (packet[1] & 0x80) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[8..]),
            offset,
            length);
        return true;
    }
}
