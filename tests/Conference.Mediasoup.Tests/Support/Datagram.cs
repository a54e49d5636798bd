using System.Buffers.Binary;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>RTP and RTCP packets, byte by byte (RFC 3550, 4585, 5104).</summary>
internal static class Datagram
{
    public const int RtpHeaderLength = 12;

    private const int RtcpHeaderLength = 8;
    private const byte SenderReportType = 200;
    private const byte TransportFeedbackType = 205;
    private const byte PayloadFeedbackType = 206;
    private const byte NackFormat = 1;
    private const byte PliFormat = 1;
    private const byte FirFormat = 4;

    // The SSRC of who asks, which the worker does not look at.
    private const uint AskingSsrc = 1;

    // Descriptor: a partition begins, the first. Then the frame header, whose lowest bit says that the frame needs others.
    private static readonly byte[] Vp8KeyFramePayload = [0x10, 0x00, 1, 2, 3];
    private static readonly byte[] Vp8DeltaFramePayload = [0x10, 0x01, 1, 2, 3];

    public static byte[] Vp8KeyFrame(uint ssrc, ushort sequenceNumber) =>
        Rtp(TestMedia.Vp8PayloadType, ssrc, sequenceNumber, Vp8KeyFramePayload);

    public static byte[] Vp8DeltaFrame(uint ssrc, ushort sequenceNumber) =>
        Rtp(TestMedia.Vp8PayloadType, ssrc, sequenceNumber, Vp8DeltaFramePayload);

    public static byte[] Rtp(byte payloadType, uint ssrc, ushort sequenceNumber, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[RtpHeaderLength + payload.Length];
        packet[0] = 0x80;
        packet[1] = payloadType;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), sequenceNumber * 3_000u);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        payload.CopyTo(packet.AsSpan(RtpHeaderLength));
        return packet;
    }

    public static byte[] SenderReport(SenderReportTraceInfo report) => Rtcp(
        0, SenderReportType, report.Ssrc, report.NtpSeconds, report.NtpFraction, report.RtpTimestamp, report.PacketCount, report.OctetCount);

    public static byte[] Nack(uint mediaSsrc, ushort sequenceNumber) =>
        Rtcp(NackFormat, TransportFeedbackType, AskingSsrc, mediaSsrc, (uint)sequenceNumber << 16);

    public static byte[] Pli(uint mediaSsrc) => Rtcp(PliFormat, PayloadFeedbackType, AskingSsrc, mediaSsrc);

    public static byte[] Fir(uint mediaSsrc) => Rtcp(FirFormat, PayloadFeedbackType, AskingSsrc, 0, mediaSsrc, 1u << 24);

    private static byte[] Rtcp(byte format, byte type, uint ssrc, params ReadOnlySpan<uint> words)
    {
        var packet = new byte[RtcpHeaderLength + words.Length * sizeof(uint)];
        packet[0] = (byte)(0x80 | format);
        packet[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(packet.Length / sizeof(uint) - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), ssrc);
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(RtcpHeaderLength + i * sizeof(uint)), words[i]);
        return packet;
    }
}
