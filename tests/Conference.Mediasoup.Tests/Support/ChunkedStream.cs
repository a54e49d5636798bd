namespace Conference.Mediasoup.Tests.Support;

/// <summary>Bytes that arrive in the given pieces, as a pipe may deliver them.</summary>
internal sealed class ChunkedStream(params IEnumerable<byte[]> chunks) : Stream
{
    private readonly Queue<byte[]> _chunks = new(chunks.Where(chunk => chunk.Length > 0));
    private int _taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_chunks.TryPeek(out var chunk)) return 0;
        var read = Math.Min(count, chunk.Length - _taken);
        chunk.AsSpan(_taken, read).CopyTo(buffer.AsSpan(offset));
        _taken += read;
        if (_taken == chunk.Length)
        {
            _chunks.Dequeue();
            _taken = 0;
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
