namespace Conference.Recorder.Rtp;

/// <summary>Reads the VP8 payload descriptor (RFC 7741 §4.2).</summary>
internal static class Vp8Payload
{
    /// <summary>True for the packet with which a key frame begins.</summary>
    public static bool StartsKeyFrame(ReadOnlySpan<byte> payload) =>
        // The P bit of the VP8 frame header is 0 for a key frame (RFC 6386 §9.1).
        TryReadDescriptor(payload, out var startsFrame, out var offset) && startsFrame && (payload[offset] & 0x01) == 0;

    /// <summary>False where nothing of a frame follows the descriptor.</summary>
    /// <param name="startsFrame">Whether this is the first packet of a frame.</param>
    /// <param name="offset">Where the descriptor ends.</param>
    public static bool TryReadDescriptor(ReadOnlySpan<byte> payload, out bool startsFrame, out int offset)
    {
        startsFrame = false;
        offset = 1;
        if (payload.IsEmpty)
            return false;

        startsFrame = (payload[0] & 0x10) != 0 && (payload[0] & 0x07) == 0;
        if ((payload[0] & 0x80) != 0)
        {
            if (payload.Length < 2)
                return false;

            var extension = payload[1];
            offset++;
            if ((extension & 0x80) != 0)
                offset += payload.Length > offset && (payload[offset] & 0x80) != 0 ? 2 : 1;
            if ((extension & 0x40) != 0)
                offset++;
            if ((extension & 0x30) != 0)
                offset++;
        }

        return payload.Length > offset;
    }
}
