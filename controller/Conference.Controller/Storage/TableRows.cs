using System.Buffers;
using System.Text.Json;

namespace Conference.Controller.Storage;

/// <summary>The rows of one table in a transaction. Used again for the next one, with its buffers.</summary>
internal sealed class TableRows(RowTable table)
{
    private readonly List<ILedgerRow> _rows = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public RowTable Table { get; } = table;

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Of several rows with one key the last one counts: a statement cannot change a row twice.</summary>
    public void Add(ILedgerRow row)
    {
        if (!Table.AppendOnly)
        {
            var key = Table.KeyOf(row);
            if (_places.TryGetValue(key, out var place))
            {
                _rows[place] = row;
                return;
            }
            _places.Add(key, _rows.Count);
        }
        _rows.Add(row);
    }

    /// <summary>The rows as a JSON array, valid until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Render()
    {
        using (var json = new Utf8JsonWriter(_buffer, SpoolFormat.WriterOptions))
        {
            json.WriteStartArray();
            foreach (var row in _rows)
                Table.Write(json, row);
            json.WriteEndArray();
        }
        return _buffer.WrittenMemory;
    }

    public void Clear()
    {
        _rows.Clear();
        _places.Clear();
        _buffer.ResetWrittenCount();
    }
}
