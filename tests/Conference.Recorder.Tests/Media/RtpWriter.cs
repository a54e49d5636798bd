using System.Buffers.Binary;

namespace Conference.Recorder.Tests.Media;

/// <summary>Makes RTP packets around payloads.</summary>
internal static class RtpWriter
{
    public static byte[] Packet(ushort sequence, uint timestamp, bool marker, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = (byte)(RtpPackets.PayloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 1);
        payload.CopyTo(packet.AsSpan(12));
        return packet;
    }
}
