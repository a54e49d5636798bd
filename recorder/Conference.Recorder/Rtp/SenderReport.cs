using System.Buffers.Binary;

namespace Conference.Recorder.Rtp;

/// <summary>What a sender says of its clocks: its wall clock (NTP, seconds since 1900) when its media clock stood at an RTP timestamp.</summary>
internal readonly record struct SenderReport(uint Ssrc, double NtpSeconds, uint RtpTimestamp)
{
    public const int Length = 28;

    private const int PacketType = 200;

    /// <summary>True for RTCP on a port shared with RTP (RFC 5761 §4).</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> packet) => packet.Length >= 8 && packet[0] >> 6 == 2 && packet[1] is >= 192 and <= 223;

    /// <summary>Takes the first sender report off a compound packet; false when there is none left.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> compound, out SenderReport report)
    {
        while (IsRtcp(compound))
        {
            var packet = compound;
            var length = (BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1) * 4;
            compound = length < packet.Length ? packet[length..] : default;
            if (packet[1] != PacketType || packet.Length < Length)
                continue;

            report = new SenderReport(
                BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
                BinaryPrimitives.ReadUInt32BigEndian(packet[8..]) + BinaryPrimitives.ReadUInt32BigEndian(packet[12..]) / 4294967296.0,
                BinaryPrimitives.ReadUInt32BigEndian(packet[16..]));
            return true;
        }

        report = default;
        return false;
    }

    public void Write(Span<byte> packet)
    {
        packet[..Length].Clear();
        packet[0] = 0x80;
        packet[1] = PacketType;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], Length / 4 - 1);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], (uint)NtpSeconds);
        BinaryPrimitives.WriteUInt32BigEndian(packet[12..], (uint)(NtpSeconds % 1 * 4294967296.0));
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], RtpTimestamp);
    }
}
