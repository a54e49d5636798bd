using System.Text.Json;

namespace Conference.Controller.Storage;

/// <summary>A row read back from the spool, which says itself how it is written: the build that wrote it may have been another.</summary>
internal sealed class SpooledRow : ILedgerRow
{
    private readonly JsonElement _row;

    private SpooledRow(RowTable table, JsonElement row)
    {
        Table = table;
        _row = row;
    }

    public RowTable Table { get; }

    /// <param name="row">The element must outlive the row.</param>
    /// <param name="table">As <see cref="Write"/> named it.</param>
    /// <param name="tables">The tables met so far, by their description; a new one is added.</param>
    public static SpooledRow Read(JsonElement table, JsonElement row, Dictionary<string, RowTable> tables)
    {
        var columns = row.EnumerateObject().Select(property => property.Name).ToList();
        var shape = $"{table.GetRawText()} {string.Join(',', columns)}";
        if (!tables.TryGetValue(shape, out var found))
        {
            var key = table.GetProperty("key").GetString()!;
            var keys = RowTable.KeyColumns(key);
            found = new RowTable(
                table.GetProperty("name").GetString()!, key, table.GetProperty("append_only").GetBoolean(), columns,
                spooled => string.Join('\n', keys.Select(column => ((SpooledRow)spooled)._row.GetProperty(column).ToString())),
                (json, spooled) => ((SpooledRow)spooled)._row.WriteTo(json));
            tables.Add(shape, found);
        }
        return new SpooledRow(found, row);
    }

    /// <summary>Writes any row with what is needed to write it to its table later.</summary>
    public static void Write(Utf8JsonWriter json, ILedgerRow row)
    {
        var table = RowTable.Of(row);
        json.WriteStartObject();
        json.WriteStartObject("table");
        json.WriteString("name", table.Name);
        json.WriteString("key", table.Key);
        json.WriteBoolean("append_only", table.AppendOnly);
        json.WriteEndObject();
        json.WritePropertyName("row");
        table.Write(json, row);
        json.WriteEndObject();
    }
}
