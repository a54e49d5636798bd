using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Storage;
using Dapper;
using Npgsql;

namespace Conference.Controller.Access.Writes;

/// <summary>
/// A change that depends on what stands in the database: asked and written in one transaction, with its audit row and the answer for a
/// repeated call. Meetings write to the ledger instead; keys and accounts must rather be refused while the database is away.
/// </summary>
internal sealed class CheckedWrite : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly CancellationToken _cancellationToken;

    private CheckedWrite(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        _connection = connection;
        _transaction = transaction;
        _cancellationToken = cancellationToken;
    }

    /// <param name="cancellationToken">For the whole of the transaction.</param>
    public static async Task<CheckedWrite> BeginAsync(Database database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            return new CheckedWrite(connection, await connection.BeginTransactionAsync(cancellationToken), cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>One row that the statement gives as JSON, or null.</summary>
    public async Task<T?> FindAsync<T>(string sql, object parameters)
        where T : class => await _connection.QuerySingleOrDefaultAsync<string>(Command(sql, parameters)) is { } json ? RowReader.Read<T>(json) : null;

    /// <summary>The rows that the statement gives as JSON.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object parameters) =>
        [.. (await _connection.QueryAsync<string>(Command(sql, parameters))).Select(RowReader.Read<T>)];

    public Task<int> ExecuteAsync(string sql, object parameters) => _connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Writes a row as the ledger would.</summary>
    public async Task WriteAsync(params ILedgerRow?[] rows)
    {
        foreach (var row in rows)
        {
            if (row is null)
                continue;
            await using var command = new NpgsqlCommand(RowTable.Of(row).Insert, _connection, _transaction);
            var json = $"[{JsonSerializer.Serialize(row, row.GetType(), RowJson.Options)}]";
            command.Parameters.Add(new NpgsqlParameter { Value = json, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(_cancellationToken);
        }
    }

    /// <summary>Writes who did it and the answer that a repeated call gets, and ends the transaction.</summary>
    public async Task<Answer> CommitAsync(Operation operation, Answer answer, DateTimeOffset at, AuditRow audit)
    {
        await WriteAsync(audit, operation.Slot?.Fill(answer, at));
        await _transaction.CommitAsync(_cancellationToken);
        return answer;
    }

    public Task CommitAsync() => _transaction.CommitAsync(_cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private CommandDefinition Command(string sql, object parameters) =>
        new(sql, parameters, _transaction, cancellationToken: _cancellationToken);
}
