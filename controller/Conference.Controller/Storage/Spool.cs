using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Conference.Controller.Storage;

/// <summary>
/// Entries that wait for the database, one per line, in <c>ledger.spool.ndjson</c> of the data folder. One thread may append while another
/// reads: what <see cref="Append"/> has returned for is on the disk.
/// </summary>
internal sealed class Spool : IDisposable
{
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private long _length;

    private Spool(string path, SafeFileHandle file, long length)
    {
        _path = path;
        _file = file;
        _length = length;
    }

    /// <summary>The end of the last whole entry.</summary>
    public long Length => Volatile.Read(ref _length);

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "ledger.spool.ndjson");

    /// <summary>Opens the file, or makes it. What stands after the last line end was never acknowledged and is cut off.</summary>
    public static Spool Open(string path, out long cutOff)
    {
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var written = RandomAccess.GetLength(file);
            var length = EndOfLastLine(file, written);
            cutOff = written - length;
            if (cutOff > 0)
                RandomAccess.SetLength(file, length);
            return new Spool(path, file, length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <exception cref="IOException">Nothing is appended: the disk is full or broken.</exception>
    public void Append(IReadOnlyList<LedgerEntry> entries)
    {
        _lines.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_lines, SpoolFormat.WriterOptions))
        {
            foreach (var entry in entries)
            {
                SpoolFormat.Write(json, entry);
                json.Flush();
                json.Reset();
                _lines.Write("\n"u8);
            }
        }
        try
        {
            RandomAccess.Write(_file, _lines.WrittenSpan, _length);
            RandomAccess.FlushToDisk(_file);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(_file, _length);
            throw;
        }
        Volatile.Write(ref _length, _length + _lines.WrittenCount);
    }

    /// <summary>The lines from <paramref name="offset"/> on, at most <paramref name="maximum"/>, and where the next one begins.</summary>
    public (IReadOnlyList<ReadOnlyMemory<byte>> Lines, long Next) Read(long offset, int maximum)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        var buffer = new byte[Math.Min(1 << 20, Length - offset)];
        while (true)
        {
            var filled = RandomAccess.Read(_file, buffer, offset);
            var rest = buffer.AsMemory(0, filled);
            var next = offset;
            while (lines.Count < maximum && rest.Span.IndexOf((byte)'\n') is >= 0 and var end)
            {
                lines.Add(rest[..end]);
                rest = rest[(end + 1)..];
                next += end + 1;
            }
            if (lines.Count > 0 || next == Length)
                return (lines, next);
            buffer = new byte[Math.Min(buffer.Length * 2L, Length - offset)]; // a line longer than the buffer
        }
    }

    public void Delete()
    {
        Dispose();
        File.Delete(_path);
    }

    public void Dispose() => _file.Dispose();

    private static long EndOfLastLine(SafeFileHandle file, long length)
    {
        var buffer = new byte[64 * 1024];
        while (length > 0)
        {
            var start = Math.Max(0, length - buffer.Length);
            var filled = RandomAccess.Read(file, buffer.AsSpan(0, (int)(length - start)), start);
            if (buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') is >= 0 and var end)
                return start + end + 1;
            length = start;
        }
        return 0;
    }
}
