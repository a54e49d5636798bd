using System.Text.Json;

namespace Conference.Controller.Storage;

/// <summary>An entry as a line of JSON: <c>{"rows": [{"table": {"name", "key", "append_only"}, "row": {…}}]}</c>.</summary>
internal static class SpoolFormat
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = RowJson.Options.Encoder };

    public static void Write(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartObject();
        WriteRows(json, entry);
        json.WriteEndObject();
    }

    public static void WriteRows(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartArray("rows");
        foreach (var row in entry.Rows)
            SpooledRow.Write(json, row);
        json.WriteEndArray();
    }

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static LedgerEntry Read(ReadOnlyMemory<byte> line, Dictionary<string, RowTable> tables)
    {
        try
        {
            var rows = JsonElement.Parse(line.Span).GetProperty("rows");
            return new LedgerEntry([.. rows.EnumerateArray().Select(row => SpooledRow.Read(row.GetProperty("table"), row.GetProperty("row"), tables))]);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException("The line is JSON, but no entry of the ledger.", exception);
        }
    }
}
