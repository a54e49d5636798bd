using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Deliver;

/// <summary>A file as it is.</summary>
internal sealed class PlainContent(string path) : ObjectContent
{
    private readonly SafeFileHandle _file = File.OpenHandle(path);

    public override long Length => RandomAccess.GetLength(_file);

    public override void Read(long offset, Span<byte> buffer)
    {
        try
        {
            while (buffer.Length > 0)
            {
                var count = RandomAccess.Read(_file, buffer, offset);
                if (count == 0)
                    throw new EndOfStreamException("It became shorter meanwhile.");
                offset += count;
                buffer = buffer[count..];
            }
        }
        catch (IOException exception)
        {
            throw new LocalFileException(path, exception);
        }
    }

    public override void Dispose() => _file.Dispose();
}
