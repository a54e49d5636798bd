using System.Buffers.Binary;

namespace Conference.Recorder.Rtp;

/// <summary>The VP9 payload descriptor (RFC 9628 §4.2).</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="BeginsFrame">First packet of a layer's frame.</param>
/// <param name="EndsFrame">Last packet of a layer's frame.</param>
/// <param name="DependsOnLowerLayer">Whether the same picture's lower spatial layer is needed.</param>
/// <param name="Width">Of the largest layer in pixels; 0 where the descriptor says nothing.</param>
internal readonly record struct Vp9Descriptor(int Length, bool BeginsFrame, bool EndsFrame, bool DependsOnLowerLayer, int Width, int Height)
{
    private const int LargestReferenceCount = 3;

    /// <summary>False where the descriptor is cut off or nothing follows it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out Vp9Descriptor descriptor)
    {
        descriptor = default;
        if (payload.IsEmpty)
            return false;

        var flags = payload[0];
        var (hasPictureId, isPredicted, hasLayers, isFlexible) = ((flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x20) != 0, (flags & 0x10) != 0);
        var at = 1;
        var dependsOnLower = false;
        if (hasPictureId)
            at += at < payload.Length && (payload[at] & 0x80) != 0 ? 2 : 1;
        if (hasLayers)
        {
            dependsOnLower = at < payload.Length && (payload[at] & 0x01) != 0;
            at += isFlexible ? 1 : 2;
        }

        if (isFlexible && isPredicted)
        {
            for (var i = 0; i < LargestReferenceCount; i++)
            {
                if (at >= payload.Length || (payload[at++] & 0x01) == 0)
                    break;
            }
        }

        var (width, height) = (0, 0);
        if ((flags & 0x02) != 0 && !TrySkipStructure(payload, ref at, out width, out height) || at >= payload.Length)
            return false;

        descriptor = new Vp9Descriptor(at, (flags & 0x08) != 0, (flags & 0x04) != 0, dependsOnLower, width, height);
        return true;
    }

    /// <summary>The scalability structure: how many layers, of which sizes, and how a group of pictures is built.</summary>
    private static bool TrySkipStructure(ReadOnlySpan<byte> payload, ref int at, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (at >= payload.Length)
            return false;

        var head = payload[at++];
        if ((head & 0x10) != 0)
        {
            at += ((head >> 5) + 1) * 4;
            if (at > payload.Length)
                return false;
            width = BinaryPrimitives.ReadUInt16BigEndian(payload[(at - 4)..]);
            height = BinaryPrimitives.ReadUInt16BigEndian(payload[(at - 2)..]);
        }

        if ((head & 0x08) == 0)
            return true;
        if (at >= payload.Length)
            return false;

        for (var pictures = payload[at++]; pictures > 0; pictures--)
        {
            if (at >= payload.Length)
                return false;
            at += 1 + (payload[at] >> 2 & 0x03);
        }

        return true;
    }
}
