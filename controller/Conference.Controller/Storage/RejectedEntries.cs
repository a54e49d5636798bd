using System.Buffers;
using System.Text.Json;

namespace Conference.Controller.Storage;

/// <summary>
/// Entries that the database refuses for good, in <c>ledger.rejected.ndjson</c> of the data folder: each line an entry as in the spool,
/// with the error. They are a fault of this program; the file is for those who repair it, and nothing reads it.
/// </summary>
internal sealed partial class RejectedEntries(StorageFolder folder, TimeProvider clock, LedgerMeters meters, ILogger<RejectedEntries> logger)
{
    private readonly string _path = Path.Combine(folder.Path, "ledger.rejected.ndjson");

    /// <exception cref="IOException">It could not be kept; it counts as not written then.</exception>
    public void Add(LedgerEntry entry, Exception reason) =>
        Append(json => SpoolFormat.WriteRows(json, entry), reason, string.Join(", ", entry.Rows.Select(row => RowTable.Of(row).Name)));

    /// <summary>Keeps a line of the spool that is no entry.</summary>
    public void Add(ReadOnlySpan<byte> line, Exception reason)
    {
        var text = System.Text.Encoding.UTF8.GetString(line);
        Append(json => json.WriteString("line", text), reason, "unreadable line of the spool");
    }

    private void Append(Action<Utf8JsonWriter> content, Exception reason, string what)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SpoolFormat.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow());
            json.WriteString("error", reason.Message);
            content(json);
            json.WriteEndObject();
        }
        using (var file = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.Write))
        {
            RandomAccess.Write(file, [buffer.WrittenMemory, "\n"u8.ToArray()], RandomAccess.GetLength(file));
            RandomAccess.FlushToDisk(file);
        }
        meters.Rejected();
        Rejected(reason, what, _path);
    }

    [LoggerMessage(2010, LogLevel.Critical, "The database refused an entry of the ledger for good ({What}); it is kept in {Path}")]
    private partial void Rejected(Exception reason, string what, string path);
}
