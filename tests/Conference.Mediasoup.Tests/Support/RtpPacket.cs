using System.Buffers.Binary;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>The header of an RTP packet (RFC 3550).</summary>
internal readonly record struct RtpPacket(byte PayloadType, ushort SequenceNumber, uint Timestamp, uint Ssrc)
{
    private const int HeaderLength = 12;
    private const int FirstRtcpType = 64;
    private const int LastRtcpType = 95;

    /// <summary>Null for RTCP, which shares the port (RFC 5761).</summary>
    public static RtpPacket? Parse(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < HeaderLength) return null;
        var payloadType = (byte)(datagram[1] & 0x7F);
        if (payloadType is >= FirstRtcpType and <= LastRtcpType) return null;
        return new RtpPacket(
            payloadType,
            BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]));
    }

    /// <summary>The header with a payload behind it.</summary>
    public byte[] With(ReadOnlySpan<byte> payload)
    {
        var packet = new byte[HeaderLength + payload.Length];
        packet[0] = 0x80;
        packet[1] = PayloadType;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), SequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), Ssrc);
        payload.CopyTo(packet.AsSpan(HeaderLength));
        return packet;
    }

    /// <summary>The packet with an audio level (RFC 6464) in a one-byte header extension (RFC 8285).</summary>
    public static byte[] WithAudioLevel(byte[] packet, byte extensionId, byte dbovBelowZero)
    {
        byte[] extension = [0xBE, 0xDE, 0, 1, (byte)(extensionId << 4), (byte)(0x80 | dbovBelowZero), 0, 0];
        byte[] extended = [.. packet[..HeaderLength], .. extension, .. packet[HeaderLength..]];
        extended[0] |= 0x10;
        return extended;
    }
}
