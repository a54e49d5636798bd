using Conference.Recorder.Matroska;
using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Capture;

/// <summary>One track file, made when the first piece of it is written. A piece is there as a whole or not at all.</summary>
internal sealed class TrackFile(string path, DiskQueue queue) : IClusterSink
{
    private SafeFileHandle? _handle;
    private long _length;

    public void Write(byte[] rented, int length) => queue.Write(this, rented, length);

    /// <summary>Completes when everything so far is on the disk, or never will be.</summary>
    public Task CloseAsync() => queue.CloseAsync(this);

    /// <summary>Of the queue's loop only.</summary>
    /// <exception cref="IOException">It could not be written; the file ends with its last whole piece.</exception>
    public void WriteNow(ReadOnlySpan<byte> bytes)
    {
        _handle ??= File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            RandomAccess.Write(_handle, bytes, _length);
            _length += bytes.Length;
        }
        catch (Exception)
        {
            RandomAccess.SetLength(_handle, _length);
            throw;
        }
    }

    /// <summary>Of the queue's loop only.</summary>
    public void Close() => _handle?.Dispose();
}
