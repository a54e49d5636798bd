using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Conference.Controller.Storage;

/// <summary>
/// Writes entries to the database over a connection of its own: many in one transaction, which is one round trip. Used by one caller at a time.
/// </summary>
internal sealed class LedgerWriter(Database database, RejectedEntries rejected, LedgerMeters meters) : IAsyncDisposable
{
    // What a connection that was given up has sent may still be carried out when the server goes on, and would then overwrite
    // what was written since. So its backend is ended first, and waited for. It is known by its name: nobody else has this one.
    private const string EndEarlierSessions = """
        SELECT coalesce(bool_and(pg_terminate_backend(pid, 2000)), true) FROM pg_stat_activity
        WHERE application_name = current_setting('application_name') AND usename = current_user AND pid <> pg_backend_pid()
        """;

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
            {
                rejected.Add(entries[0], exception);
                return;
            }
            foreach (var entry in entries)
                await WriteAsync([entry], timeout);
        }
    }

    /// <summary>Ends normally when the database answers and nothing that was sent before can still be carried out.</summary>
    public async Task ProbeAsync(TimeSpan timeout)
    {
        var batch = new NpgsqlBatch(await ConnectAsync());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(EndEarlierSessions));
        if (await FinishAsync(batch.ExecuteScalarAsync(), batch, timeout) is false)
            throw new TimeoutException("A session that was given up still runs in the database.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    // A batch without an explicit transaction is one: its statements go out together, with one Sync at the end.
    private async Task TransactAsync(IReadOnlyList<LedgerEntry> entries, TimeSpan timeout)
    {
        var connection = await ConnectAsync();
        try
        {
            foreach (var entry in entries)
            {
                foreach (var row in entry.Rows)
                    RowsOf(RowTable.Of(row)).Add(row);
            }
            var batch = new NpgsqlBatch(connection);
            // Always in the same order, so that two controllers on one database cannot wait for each other.
            foreach (var rows in _rowsByTable.Values.Where(rows => !rows.IsEmpty).OrderBy(rows => rows.Table.Name, StringComparer.Ordinal))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(rows.Table.Insert)
                {
                    Parameters = { new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = rows.Render(), NpgsqlDbType = NpgsqlDbType.Jsonb } },
                });
            }
            if (batch.BatchCommands.Count > 0)
                await FinishAsync(batch.ExecuteNonQueryAsync(), batch, timeout);
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
        if (_connection is { FullState: ConnectionState.Open } open)
            return open;
        await DisposeAsync();
        return _connection = await database.OpenLedgerAsync(CancellationToken.None);
    }

    // Not the batch's own timeout: that asks the server to cancel first, which takes three times as long when it hangs.
    private async Task<T> FinishAsync<T>(Task<T> execution, NpgsqlBatch batch, TimeSpan timeout)
    {
        try
        {
            var result = await execution.WaitAsync(timeout);
            await batch.DisposeAsync();
            return result;
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            _ = LetGoAsync(execution, batch, _connection!);
            _connection = null;
            _rowsByTable.Clear(); // their buffers may still be on their way to the server
            database.DropIdleConnections();
            throw;
        }
    }

    private static async Task LetGoAsync(Task execution, NpgsqlBatch batch, NpgsqlConnection connection)
    {
        await execution.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // that it failed was told
        await batch.DisposeAsync();
        await connection.DisposeAsync();
    }
}
