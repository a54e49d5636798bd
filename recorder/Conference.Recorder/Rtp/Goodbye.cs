using System.Buffers.Binary;

namespace Conference.Recorder.Rtp;

/// <summary>The RTCP packet that ends a stream (RFC 3550 §6.6).</summary>
internal static class Goodbye
{
    /// <summary>Four more than the packet needs: FFmpeg ignores datagrams that are shorter than an RTP header.</summary>
    public const int Length = 12;

    public static void Write(Span<byte> packet, uint ssrc)
    {
        packet[..Length].Clear();
        packet[0] = 0x81;
        packet[1] = 203;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], 1);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
    }
}
