using System.Buffers.Binary;
using Conference.Recorder.Matroska;

namespace Conference.Recorder.Rtp;

/// <summary>VP8 (RFC 7741).</summary>
internal sealed class Vp8Depacketizer : Depacketizer
{
    // RFC 6386 §9.1: three bytes of tag, in key frames a start code and two 14-bit sizes.
    private const int TagLength = 3;
    private const int KeyHeaderLength = 10;

    public override MatroskaTrack Track => MatroskaTrack.Video("V_VP8", Width, Height);

    public override bool StartsFrame(ReadOnlySpan<byte> payload) =>
        Vp8Payload.TryReadDescriptor(payload, out var startsFrame, out _) && startsFrame;

    public override bool TryAppend(ReadOnlySpan<byte> payload) =>
        Vp8Payload.TryReadDescriptor(payload, out var startsFrame, out var offset)
        && startsFrame == (Buffer.Length == 0)
        && Buffer.TryAppend(payload[offset..]);

    public override bool TryFinish()
    {
        var frame = Buffer.Written;
        if (frame.Length < TagLength)
            return false;

        IsKey = (frame[0] & 0x01) == 0;
        if (!IsKey)
            return true;

        if (frame.Length < KeyHeaderLength || frame[3] != 0x9D || frame[4] != 0x01 || frame[5] != 0x2A)
            return false;

        Width = BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) & 0x3FFF;
        Height = BinaryPrimitives.ReadUInt16LittleEndian(frame[8..]) & 0x3FFF;
        return Width > 0 && Height > 0;
    }
}
