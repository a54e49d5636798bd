using System.Buffers.Binary;

namespace Conference.Testing.People;

/// <summary>VP8 of an IVF file as RTP payloads (RFC 7741).</summary>
public static class Vp8Packets
{
    private const int LargestPart = 1150;
    private const int FileHeader = 32;
    private const int FrameHeader = 12;

    /// <summary>Length of the payload descriptor, which has a picture id of 15 bits, counted when it is sent.</summary>
    public const int DescriptorLength = 4;

    public static MediaLoop Split(ReadOnlySpan<byte> ivf, int frameRate)
    {
        var packets = new List<MediaPacket>();
        var frames = 0;
        for (var at = FileHeader; at < ivf.Length; frames++)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(ivf[at..]);
            Add(packets, ivf.Slice(at + FrameHeader, size), frames, (double)frames / frameRate);
            at += FrameHeader + size;
        }

        return new MediaLoop((double)frames / frameRate, frames, packets);
    }

    private static void Add(List<MediaPacket> packets, ReadOnlySpan<byte> frame, int number, double time)
    {
        var isKey = (frame[0] & 1) == 0;
        for (var at = 0; at < frame.Length; at += LargestPart)
        {
            var part = frame[at..Math.Min(frame.Length, at + LargestPart)];
            var payload = new byte[DescriptorLength + part.Length];
            payload[0] = (byte)(at == 0 ? 0x90 : 0x80);
            payload[1] = 0x80;
            part.CopyTo(payload.AsSpan(DescriptorLength));
            packets.Add(new MediaPacket(time, payload, at + LargestPart >= frame.Length, isKey && at == 0, number));
        }
    }
}
