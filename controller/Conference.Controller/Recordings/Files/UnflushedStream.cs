using System.Buffers;
using System.IO.Pipelines;

namespace Conference.Controller.Recordings.Files;

/// <summary>
/// Writes to a response for those who write a few bytes synchronously in between, which a response refuses: those wait in memory for
/// the next asynchronous write. <see cref="System.IO.Compression.ZipArchive"/> ends each entry so, also when it is disposed asynchronously.
/// </summary>
internal sealed class UnflushedStream(PipeWriter writer) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => writer.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await writer.WriteAsync(buffer, cancellationToken);

    // What was written waits for the next asynchronous write, or for the end.
    public override void Flush()
    {
    }

    public override async Task FlushAsync(CancellationToken cancellationToken) => await writer.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
