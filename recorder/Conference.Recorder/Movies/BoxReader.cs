using System.Buffers.Binary;
using System.Text;

namespace Conference.Recorder.Movies;

/// <summary>Walks the boxes of an MP4 (ISO/IEC 14496-12) in memory.</summary>
internal static class BoxReader
{
    private const int Head = 8;

    /// <summary>The content of the first box of that path, for example <c>trak</c>, <c>mdia</c>, <c>mdhd</c>.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> content, params ReadOnlySpan<string> path)
    {
        foreach (var type in path)
        {
            if (!TryFind(content, type, out var inner))
                throw new InvalidDataException($"The MP4 has no {string.Join('/', path.ToArray())} box.");
            content = inner;
        }

        return content;
    }

    public static bool TryFind(ReadOnlySpan<byte> content, string type, out ReadOnlySpan<byte> inner)
    {
        Span<byte> name = stackalloc byte[4];
        Encoding.ASCII.GetBytes(type, name);
        while (content.Length >= Head)
        {
            var size = (int)BinaryPrimitives.ReadUInt32BigEndian(content);
            if (size < Head || size > content.Length)
                break;

            if (content.Slice(4, 4).SequenceEqual(name))
            {
                inner = content[Head..size];
                return true;
            }

            content = content[size..];
        }

        inner = default;
        return false;
    }

    /// <summary>Reads the content of a box at the top of a file.</summary>
    /// <exception cref="InvalidDataException">The file has none, or not all of it.</exception>
    public static byte[] ReadTop(string file, string type)
    {
        using var handle = File.OpenHandle(file);
        var length = RandomAccess.GetLength(handle);
        Span<byte> head = stackalloc byte[16];
        for (var offset = 0L; offset + Head <= length;)
        {
            var read = RandomAccess.Read(handle, head, offset);
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var headLength = Head;
            if (size == 1 && read == head.Length)
            {
                size = BinaryPrimitives.ReadInt64BigEndian(head[Head..]);
                headLength = head.Length;
            }

            if (size < headLength || offset + size > length)
                break;

            if (Encoding.ASCII.GetString(head.Slice(4, 4)) == type)
            {
                var content = new byte[size - headLength];
                RandomAccess.Read(handle, content, offset + headLength);
                return content;
            }

            offset += size;
        }

        throw new InvalidDataException($"{Path.GetFileName(file)} is not a whole MP4: it has no {type} box.");
    }
}
