using System.Buffers;
using Conference.Recorder.Matroska;

namespace Conference.Recorder.Tests.Rolling;

internal sealed class FileSink(string file) : IClusterSink, IDisposable
{
    private readonly FileStream _file = new(file, FileMode.Create, FileAccess.Write, FileShare.Read);

    public void Write(byte[] rented, int length)
    {
        _file.Write(rented, 0, length);
        ArrayPool<byte>.Shared.Return(rented);
    }

    public void Dispose() => _file.Dispose();
}
