using Npgsql;
using NpgsqlTypes;

namespace Conference.Controller.Storage;

/// <summary>Writes entries to the database: many in one transaction, which is one round trip. Used by one caller at a time.</summary>
internal sealed class LedgerWriter(Database database, RejectedEntries rejected, LedgerMeters meters) : IAsyncDisposable
{
    private readonly Dictionary<RowTable, TableRows> _rowsByTable = [];
    private NpgsqlConnection? _connection;

    /// <summary>Written as far as the database takes it; what it refuses for good is kept aside, and nothing else with it.</summary>
    public async Task WriteAsync(IReadOnlyList<LedgerEntry> entries, TimeSpan timeout)
    {
        try
        {
            await TransactAsync(entries, timeout);
            meters.Written(entries.Count);
        }
        catch (Exception exception) when (!DatabaseTrouble.Is(exception))
        {
            if (entries.Count == 1)
                rejected.Add(entries[0], exception);
            else
                await WriteOneByOneAsync(entries, timeout);
        }
    }

    /// <summary>Ends normally when the database answers.</summary>
    public async Task ProbeAsync(TimeSpan timeout)
    {
        await using var batch = new NpgsqlBatch(await ConnectAsync()) { Timeout = Seconds(timeout) };
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT 1"));
        await UseAsync(batch);
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static int Seconds(TimeSpan timeout) => (int)Math.Ceiling(timeout.TotalSeconds);

    private async Task WriteOneByOneAsync(IReadOnlyList<LedgerEntry> entries, TimeSpan timeout)
    {
        foreach (var entry in entries)
            await WriteAsync([entry], timeout);
    }

    // A batch without an explicit transaction is one: its statements go out together, with one Sync at the end.
    private async Task TransactAsync(IReadOnlyList<LedgerEntry> entries, TimeSpan timeout)
    {
        try
        {
            foreach (var entry in entries)
            {
                foreach (var row in entry.Rows)
                    RowsOf(RowTable.Of(row)).Add(row);
            }
            if (_rowsByTable.Values.All(rows => rows.IsEmpty))
                return;
            await using var batch = new NpgsqlBatch(await ConnectAsync()) { Timeout = Seconds(timeout) };
            // Always in the same order, so that two controllers on one database cannot wait for each other.
            foreach (var rows in _rowsByTable.Values.Where(rows => !rows.IsEmpty).OrderBy(rows => rows.Table.Name, StringComparer.Ordinal))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(rows.Table.Insert)
                {
                    Parameters = { new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = rows.Render(), NpgsqlDbType = NpgsqlDbType.Jsonb } },
                });
            }
            await UseAsync(batch);
        }
        finally
        {
            foreach (var rows in _rowsByTable.Values)
                rows.Clear();
        }
    }

    private TableRows RowsOf(RowTable table)
    {
        if (!_rowsByTable.TryGetValue(table, out var rows))
            _rowsByTable.Add(table, rows = new TableRows(table));
        return rows;
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        if (_connection is { FullState: System.Data.ConnectionState.Open } open)
            return open;
        await DisposeAsync();
        _connection = null;
        return _connection = await database.OpenAsync(CancellationToken.None);
    }

    private async Task UseAsync(NpgsqlBatch batch)
    {
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            // After a timeout the answer may still be under way: this connection cannot be trusted with another question.
            await DisposeAsync();
            _connection = null;
            database.DropIdleConnections();
            throw;
        }
    }
}
