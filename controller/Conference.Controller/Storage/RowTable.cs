using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Controller.Storage;

/// <summary>How rows of one shape are written: the statement that takes many of them as JSON, their key and their JSON.</summary>
internal sealed class RowTable
{
    private static readonly ConcurrentDictionary<Type, RowTable> Tables = new();

    private readonly Func<ILedgerRow, string> _keyOf;
    private readonly Action<Utf8JsonWriter, ILedgerRow> _write;

    public RowTable(
        string name, string key, bool appendOnly, IReadOnlyCollection<string> columns,
        Func<ILedgerRow, string> keyOf, Action<Utf8JsonWriter, ILedgerRow> write)
    {
        Name = name;
        Key = key;
        AppendOnly = appendOnly;
        _keyOf = keyOf;
        _write = write;
        Insert = InsertStatement(columns);
    }

    public string Name { get; }

    public string Key { get; }

    public bool AppendOnly { get; }

    /// <summary>Its one parameter is a JSON array of rows, of which no two may have the same key unless the table is append-only.</summary>
    public string Insert { get; }

    public static RowTable Of(ILedgerRow row) =>
        row is SpooledRow spooled ? spooled.Table : Tables.GetOrAdd(row.GetType(), static type => FromType(type));

    public static RowTable Of<TRow>() where TRow : ILedgerRow => Tables.GetOrAdd(typeof(TRow), static type => FromType(type));

    public static IReadOnlyList<string> KeyColumns(string key) => key.Split(',', StringSplitOptions.TrimEntries);

    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"")}\"";

    public string KeyOf(ILedgerRow row) => _keyOf(row);

    public void Write(Utf8JsonWriter json, ILedgerRow row) => _write(json, row);

    private static RowTable FromType(Type type)
    {
        var table = type.GetCustomAttribute<TableAttribute>()
            ?? throw new ArgumentException($"{type} is written to the ledger but has no [Table].", nameof(type));
        var shape = RowJson.Options.GetTypeInfo(type);
        var keys = KeyColumns(table.Key).Select(column => Getter(shape, column)).ToArray();
        return new RowTable(
            table.Name, table.Key, table.AppendOnly, [.. shape.Properties.Select(property => property.Name)],
            keys.Length == 1
                ? row => keys[0](row)!.ToString()!
                : row => string.Join('\n', keys.Select(key => key(row))),
            (json, row) => JsonSerializer.Serialize(json, row, shape));
    }

    private static Func<object, object?> Getter(JsonTypeInfo shape, string column) =>
        shape.Properties.SingleOrDefault(property => property.Name == column)?.Get
            ?? throw new ArgumentException($"{shape.Type} has no property for its key column {column}.", nameof(column));

    private string InsertStatement(IReadOnlyCollection<string> columns)
    {
        var keys = KeyColumns(Key);
        var list = string.Join(", ", columns.Select(Quote));
        var changes = columns.Except(keys).Select(column => $"{Quote(column)} = EXCLUDED.{Quote(column)}").ToList();
        var conflict = AppendOnly || changes.Count == 0
            ? "DO NOTHING"
            : $"({string.Join(", ", keys.Select(Quote))}) DO UPDATE SET {string.Join(", ", changes)}";
        return $"INSERT INTO {Quote(Name)} ({list}) SELECT {list} FROM jsonb_populate_recordset(NULL::{Quote(Name)}, $1) ON CONFLICT {conflict}";
    }
}
