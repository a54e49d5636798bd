using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Conference.Recorder.Movies;

/// <summary>What the head of an ADTS frame says of AAC (ISO/IEC 13818-7 §6.2).</summary>
internal sealed record AdtsFormat(int Profile, int RateIndex, int Channels)
{
    /// <summary>Samples per channel in a frame.</summary>
    public const int FrameSamples = 1024;

    /// <summary>Samples that FFmpeg's encoder puts before the sound it is given: one frame.</summary>
    public const int Priming = FrameSamples;

    /// <summary>Of the head of a frame without checksum.</summary>
    public const int HeadLength = 7;

    private static readonly int[] Rates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

    public int SampleRate => Rates[RateIndex];

    /// <summary>Reads the head of a frame without checksum.</summary>
    /// <param name="length">Of the frame with its head, in bytes.</param>
    /// <returns>False when it is none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> head, [NotNullWhen(true)] out AdtsFormat? format, out int length)
    {
        length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5;
        var rate = head[2] >> 2 & 15;
        var isHead = BinaryPrimitives.ReadUInt16BigEndian(head) >> 4 == 0xFFF && (head[1] & 7) == 1 && (head[6] & 3) == 0;
        format = isHead && rate < Rates.Length && length > HeadLength ? new AdtsFormat((head[2] >> 6) + 1, rate, (head[2] & 1) << 2 | head[3] >> 6) : null;
        return format is not null;
    }

    /// <summary>Content of the stsd box of a track of it (ISO/IEC 14496-14 §5.6, 14496-1 §7.2.6, 14496-3 §1.6.2.1).</summary>
    public byte[] Description()
    {
        var config = (ushort)(Profile << 11 | RateIndex << 7 | Channels << 3);
        return new BoxBuilder().UInt32(0).UInt32(1)
            .Box("mp4a", entry => entry
                .Zeros(6).UInt16(1).Zeros(8).UInt16(Channels).UInt16(16).Zeros(4).UInt32((uint)SampleRate << 16)
                .FullBox("esds", 0, 0, box => box
                    .Bytes([3, 25]).UInt16(0).Bytes([0]) // ES_Descriptor
                    .Bytes([4, 17, 0x40, 0x15]).Zeros(11) // DecoderConfigDescriptor: MPEG-4 audio
                    .Bytes([5, 2]).UInt16(config) // AudioSpecificConfig
                    .Bytes([6, 1, 2]))) // SLConfigDescriptor of MP4
            .ToArray();
    }
}
