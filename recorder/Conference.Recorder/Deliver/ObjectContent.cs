namespace Conference.Recorder.Deliver;

/// <summary>
/// The bytes of an object to be, which can be read again from anywhere, by several threads. Reading blocks, as files do below any
/// asynchronous call, and the SDK reads so when it signs.
/// </summary>
internal abstract class ObjectContent : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Fills a buffer with the bytes from an offset on; the range lies within the object.</summary>
    /// <exception cref="LocalFileException">The file cannot be read.</exception>
    public abstract void Read(long offset, Span<byte> buffer);

    public abstract void Dispose();
}
