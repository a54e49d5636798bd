using System.Buffers.Binary;
using Conference.Recorder.Matroska;

namespace Conference.Recorder.Rtp;

/// <summary>
/// VP9 (RFC 9628). Where several spatial layers come for one picture they are kept together as a superframe, of which a decoder shows the
/// highest: the lower ones are needed to decode it.
/// </summary>
internal sealed class Vp9Depacketizer : Depacketizer
{
    // VP9 bitstream annex B: a superframe holds at most eight frames.
    private const int MostLayers = 8;

    private readonly int[] _layerEnds = new int[MostLayers];
    private int _layers;
    private bool _inLayer;
    private int _describedWidth;
    private int _describedHeight;

    public override MatroskaTrack Track => MatroskaTrack.Video("V_VP9", Width, Height);

    public override bool StartsFrame(ReadOnlySpan<byte> payload) =>
        Vp9Descriptor.TryRead(payload, out var descriptor) && descriptor is { BeginsFrame: true, DependsOnLowerLayer: false };

    public override void Begin()
    {
        base.Begin();
        _layers = 0;
        _inLayer = false;
        _describedWidth = 0;
        _describedHeight = 0;
    }

    public override bool TryAppend(ReadOnlySpan<byte> payload)
    {
        if (!Vp9Descriptor.TryRead(payload, out var descriptor) || descriptor.BeginsFrame == _inLayer || _layers == MostLayers)
            return false;

        if (descriptor.Width > 0)
            (_describedWidth, _describedHeight) = (descriptor.Width, descriptor.Height);
        if (!Buffer.TryAppend(payload[descriptor.Length..]))
            return false;

        _inLayer = !descriptor.EndsFrame;
        if (descriptor.EndsFrame)
            _layerEnds[_layers++] = Buffer.Length;
        return true;
    }

    public override bool TryFinish()
    {
        if (_layers == 0 || _inLayer)
            return false;

        if (!TryReadHeader(Buffer.Written, out var isKey, out var width, out var height))
            return false;

        IsKey = isKey;
        if (isKey)
            (Width, Height) = _layers > 1 && _describedWidth > 0 ? (_describedWidth, _describedHeight) : (width, height);
        return _layers == 1 || TryAppendIndex();
    }

    /// <summary>The index at the end of a superframe gives the sizes of its frames (annex B.2).</summary>
    private bool TryAppendIndex()
    {
        const int bytesPerSize = 4;
        var length = 2 + bytesPerSize * _layers;
        if (!Buffer.TryReserve(length, out var index))
            return false;

        var marker = (byte)(0b1100_0000 | (bytesPerSize - 1) << 3 | (_layers - 1));
        index[0] = marker;
        index[^1] = marker;
        for (var i = 0; i < _layers; i++)
            BinaryPrimitives.WriteInt32LittleEndian(index[(1 + i * bytesPerSize)..], _layerEnds[i] - (i == 0 ? 0 : _layerEnds[i - 1]));
        return true;
    }

    /// <summary>The beginning of the uncompressed header (VP9 bitstream §6.2).</summary>
    private static bool TryReadHeader(ReadOnlySpan<byte> frame, out bool isKey, out int width, out int height)
    {
        (isKey, width, height) = (false, 0, 0);
        var bits = new BitReader(frame);
        if (bits.Bits(2) != 2)
            return false;

        var profile = bits.Bits(1) | bits.Bits(1) << 1;
        if (profile == 3)
            bits.Skip(1);

        // A frame that only shows an earlier one is no key frame; nor is one whose frame_type is 1.
        if (bits.Bit() || bits.Bit())
            return !bits.IsExhausted;

        isKey = true;
        bits.Skip(2);
        if (bits.Bits(24) != 0x498342)
            return false;

        SkipColorConfig(ref bits, profile);
        width = (int)bits.Bits(16) + 1;
        height = (int)bits.Bits(16) + 1;
        return !bits.IsExhausted;
    }

    private static void SkipColorConfig(ref BitReader bits, uint profile)
    {
        const uint srgb = 7;
        if (profile >= 2)
            bits.Skip(1);
        if (bits.Bits(3) != srgb)
            bits.Skip(profile is 1 or 3 ? 4 : 1);
        else if (profile is 1 or 3)
            bits.Skip(1);
    }
}
