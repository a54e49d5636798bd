using System.Buffers;
using System.Security.Cryptography;

namespace Conference.Recorder.Deliver;

/// <summary>A range of an object as the body of a request, read in large pieces.</summary>
internal sealed class PartBody : Stream
{
    /// <summary>Memory that a request's body takes, in bytes.</summary>
    private const int BufferBytes = 256 * 1024;

    private readonly ObjectContent _content;
    private readonly long _offset;
    private readonly Action _progressed;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);

    private long _position;
    private int _filled;
    private int _taken;
    private bool _disposed;

    /// <param name="progressed">Called whenever bytes were taken.</param>
    public PartBody(ObjectContent content, long offset, long length, Action progressed)
    {
        _content = content;
        _offset = offset;
        _progressed = progressed;
        Length = length;
    }

    public override long Length { get; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>SHA-256 of a range.</summary>
    public static async Task<byte[]> Sha256Async(ObjectContent content, long offset, long length, Action progressed, CancellationToken cancellationToken)
    {
        await using var body = new PartBody(content, offset, length, progressed);
        return await SHA256.HashDataAsync(body, cancellationToken);
    }

    /// <summary>MD5 of a range, as an ETag has it.</summary>
    public static async Task<string> Md5Async(ObjectContent content, long offset, long length, Action progressed, CancellationToken cancellationToken)
    {
        await using var body = new PartBody(content, offset, length, progressed);
        // ETags are MD5: an identification of bytes, not a protection.
#pragma warning disable CA5351
        return Convert.ToHexStringLower(await MD5.HashDataAsync(body, cancellationToken));
#pragma warning restore CA5351
    }

    public override int Read(Span<byte> buffer)
    {
        if (_taken == _filled)
        {
            var length = (int)Math.Min(BufferBytes, Length - _position);
            if (length == 0)
                return 0;
            _content.Read(_offset + _position, _buffer.AsSpan(0, length));
            (_filled, _taken) = (length, 0);
        }

        var count = Math.Min(buffer.Length, _filled - _taken);
        _buffer.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        _position += count;
        _progressed();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin == SeekOrigin.Begin ? offset : origin == SeekOrigin.Current ? _position + offset : Length + offset;
        if (target == _position)
            return target;
        if (target != 0)
            throw new NotSupportedException("A request's body can be read again from its beginning only.");
        (_position, _filled, _taken) = (0, 0, 0);
        return 0;
    }

    public override void Flush() => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        }

        base.Dispose(disposing);
    }
}
