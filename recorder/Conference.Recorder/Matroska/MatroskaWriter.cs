using System.Buffers;
using System.Buffers.Binary;

namespace Conference.Recorder.Matroska;

/// <summary>
/// Writes one track to a file that can be read while it grows and after it was cut off: its clusters hold at most a second and
/// are written whole, with their size. A key frame of video always begins a cluster, so that the file can be entered there.
/// </summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class MatroskaWriter
{
    /// <summary>The longest cluster, in seconds.</summary>
    public const double LongestCluster = 1;

    // Id and size, then timestamp: of fixed length, so that blocks can be written behind them before they are known.
    private const int ClusterHead = 4 + 8;
    private const int TimestampElement = 2 + 8;
    private const int BlockHead = 1 + 4 + 4;
    private const int LargestCluster = 4 * 1024 * 1024;
    private const int SmallestBuffer = 64 * 1024;
    private const byte KeyFrameFlag = 0x80;

    private readonly MatroskaTrack _track;
    private readonly IClusterSink _sink;
    private byte[]? _buffer;
    private int _length;
    private long _clusterUnits;
    private int _usualLength = SmallestBuffer;

    public MatroskaWriter(MatroskaTrack track, IClusterSink sink)
    {
        _track = track;
        _sink = sink;
        var header = track.Header();
        var rented = ArrayPool<byte>.Shared.Rent(header.Length);
        header.CopyTo(rented, 0);
        sink.Write(rented, header.Length);
    }

    /// <summary>Whether frames wait for their cluster to be written.</summary>
    public bool HasOpenCluster => _buffer is not null;

    /// <param name="time">File time in seconds, at least 0. Frames come in the order of decoding.</param>
    /// <returns>Whether a cluster begins with it.</returns>
    public bool Append(double time, bool isKey, ReadOnlySpan<byte> frame)
    {
        var units = Math.Max(0, MatroskaTime.ToUnits(time));
        if (_buffer is not null && !Fits(units, isKey, frame.Length))
            Flush();
        var begins = _buffer is null;
        if (begins)
            Begin(units, frame.Length);

        Reserve(BlockHead + frame.Length);
        var block = _buffer.AsSpan(_length);
        block[0] = (byte)MatroskaId.SimpleBlock;
        BinaryPrimitives.WriteUInt32BigEndian(block[1..], 0x1000_0000u | (uint)(frame.Length + 4));
        block[5] = 0x81;
        BinaryPrimitives.WriteInt16BigEndian(block[6..], (short)(units - _clusterUnits));
        block[8] = isKey ? KeyFrameFlag : (byte)0;
        frame.CopyTo(block[BlockHead..]);
        _length += BlockHead + frame.Length;
        return begins;
    }

    /// <summary>Writes what was gathered, as when nothing has come for a while.</summary>
    public void Flush()
    {
        if (_buffer is null)
            return;

        BinaryPrimitives.WriteUInt64BigEndian(_buffer.AsSpan(4), 0x0100_0000_0000_0000u | (uint)(_length - ClusterHead));
        _sink.Write(_buffer, _length);
        _usualLength = _length;
        _buffer = null;
    }

    private bool Fits(long units, bool isKey, int length)
    {
        var step = units - _clusterUnits;
        return !(isKey && _track.IsVideo)
            && step is >= short.MinValue and < (long)(LongestCluster * MatroskaTime.UnitsPerSecond)
            && _length + BlockHead + length <= LargestCluster;
    }

    private void Begin(long units, int length)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(_usualLength, ClusterHead + TimestampElement + BlockHead + length));
        BinaryPrimitives.WriteUInt32BigEndian(_buffer, MatroskaId.Cluster);
        _buffer[ClusterHead] = (byte)MatroskaId.ClusterTimestamp;
        _buffer[ClusterHead + 1] = 0x88;
        BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(ClusterHead + 2), units);
        _length = ClusterHead + TimestampElement;
        _clusterUnits = units;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _buffer!.Length)
            return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, _buffer.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
