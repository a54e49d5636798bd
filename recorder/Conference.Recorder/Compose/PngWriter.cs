using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Conference.Recorder.Compose;

/// <summary>Writes canvases as PNG (ISO/IEC 15948); several in one file are what FFmpeg's image2pipe reads as a film.</summary>
internal static class PngWriter
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    public static async Task WriteAsync(Stream output, Canvas canvas, CancellationToken cancellationToken)
    {
        // Bit depth 8, colour type 6: RGB with alpha.
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        (header[8], header[9]) = (8, 6);

        await output.WriteAsync(Signature, cancellationToken);
        await output.WriteAsync(Chunk("IHDR"u8, header), cancellationToken);
        await output.WriteAsync(Chunk("IDAT"u8, Compress(canvas)), cancellationToken);
        await output.WriteAsync(Chunk("IEND"u8, []), cancellationToken);
    }

    private static byte[] Compress(Canvas canvas)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < canvas.Height; y++)
            {
                zlib.WriteByte(0); // filter "none"
                zlib.Write(MemoryMarshal.AsBytes(canvas.Row(y)));
            }
        }

        return compressed.ToArray();
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        type.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        var crc = uint.MaxValue;
        foreach (var value in chunk.AsSpan(4, content.Length + 4))
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), ~crc);
        return chunk;
    }

    private static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        return crc;
    }
}
