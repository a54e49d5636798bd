using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Matroska;

/// <summary>
/// Finds the frames of a file of ours, from where it stopped the last time: the file may still grow, or have been cut off anywhere.
/// Only what is whole is taken. It keeps nothing of what it has read, and no file open.
/// </summary>
internal sealed class MatroskaScanner(string file)
{
    private const long LargestElement = 64 * 1024 * 1024;
    private const double NanosecondsPerSecond = 1e9;

    private double _secondsPerUnit = 0.001;

    /// <summary>Length in bytes of what stands before the first cluster; 0 while that is not all there.</summary>
    public long HeaderLength { get; private set; }

    /// <summary>Where reading goes on, in bytes.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether something was found that no file of ours holds; nothing behind it is read.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>The clusters that have been finished since the last call; none when the file is missing.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IReadOnlyList<MatroskaCluster> ReadOn()
    {
        if (IsDamaged || !File.Exists(file))
            return [];

        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var end = RandomAccess.GetLength(handle);
        var clusters = new List<MatroskaCluster>();
        while (!IsDamaged && TryReadElement(handle, end, clusters))
        {
            // Each turn takes one element.
        }

        return clusters;
    }

    private bool TryReadElement(SafeFileHandle handle, long end, List<MatroskaCluster> clusters)
    {
        Span<byte> head = stackalloc byte[EbmlReader.LongestElementHead];
        head = head[..RandomAccess.Read(handle, head, Offset)];
        var reader = new EbmlReader(head);
        if (!reader.TryReadHead(out var id, out var size))
        {
            // A head that is all there and still makes no sense is no head.
            IsDamaged = head.Length == EbmlReader.LongestElementHead;
            return false;
        }

        if (Offset == 0 && id != MatroskaId.Ebml || size > LargestElement || size == EbmlReader.Unknown && id != MatroskaId.Segment)
        {
            IsDamaged = true;
            return false;
        }

        if (id == MatroskaId.Segment)
        {
            Offset += reader.Position;
            return true;
        }

        var content = Offset + reader.Position;
        if (content + size > end)
            return false;

        Take(handle, id, content, (int)size, clusters);
        Offset = content + size;
        return true;
    }

    private void Take(SafeFileHandle handle, uint id, long content, int size, List<MatroskaCluster> clusters)
    {
        if (id is not (MatroskaId.Info or MatroskaId.Tracks or MatroskaId.Cluster))
            return;

        if (id == MatroskaId.Tracks)
        {
            HeaderLength = content + size;
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var bytes = rented.AsSpan(0, RandomAccess.Read(handle, rented.AsSpan(0, size), content));
            if (id == MatroskaId.Info)
                ReadInfo(bytes);
            else if (ReadCluster(bytes, Offset, content + size - Offset) is { } cluster)
                clusters.Add(cluster);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void ReadInfo(ReadOnlySpan<byte> content)
    {
        var reader = new EbmlReader(content);
        while (reader.TryReadHead(out var id, out var size) && reader.TryTake(size, out var value))
        {
            if (id == MatroskaId.TimestampScale)
                _secondsPerUnit = EbmlReader.ReadUnsigned(value) / NanosecondsPerSecond;
        }
    }

    private MatroskaCluster? ReadCluster(ReadOnlySpan<byte> content, long offset, long length)
    {
        var times = new List<double>();
        var units = 0L;
        var beginsWithKey = false;
        var reader = new EbmlReader(content);
        while (reader.TryReadHead(out var id, out var size) && reader.TryTake(size, out var value))
        {
            if (id == MatroskaId.ClusterTimestamp)
            {
                units = (long)EbmlReader.ReadUnsigned(value);
            }
            else if (TryReadBlock(id, value, out var relative, out var isKey))
            {
                beginsWithKey |= isKey && times.Count == 0;
                times.Add((units + relative) * _secondsPerUnit);
            }
        }

        return times.Count == 0 ? null : new MatroskaCluster(offset, length, beginsWithKey, [.. times]);
    }

    private static bool TryReadBlock(uint id, ReadOnlySpan<byte> content, out short relative, out bool isKey)
    {
        relative = 0;
        isKey = false;
        var block = content;
        if (id == MatroskaId.BlockGroup && !TryFindBlock(content, out block, out isKey) || id is not (MatroskaId.BlockGroup or MatroskaId.SimpleBlock))
            return false;

        var reader = new EbmlReader(block);
        if (!reader.TryReadNumber(8, keepMarker: false, out _) || reader.Rest.Length < 3)
            return false;

        relative = BinaryPrimitives.ReadInt16BigEndian(reader.Rest);
        isKey |= id == MatroskaId.SimpleBlock && (reader.Rest[2] & 0x80) != 0;
        return true;
    }

    /// <summary>A block in a group is a key frame when it refers to no other.</summary>
    private static bool TryFindBlock(ReadOnlySpan<byte> group, out ReadOnlySpan<byte> block, out bool isKey)
    {
        block = default;
        isKey = true;
        var reader = new EbmlReader(group);
        while (reader.TryReadHead(out var id, out var size) && reader.TryTake(size, out var value))
        {
            if (id == MatroskaId.Block)
                block = value;
            isKey &= id != MatroskaId.ReferenceBlock;
        }

        return !block.IsEmpty;
    }
}
