using Dapper;
using Npgsql;

namespace Conference.Controller.Storage;

/// <summary>
/// Reads, and the writes that are not a meeting's. What a meeting changes goes through the <see cref="Ledger"/>. Columns in snake_case
/// are matched with members in PascalCase; a positional record takes the columns in the order of its parameters.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private NpgsqlDataSource? _source;
    private NpgsqlDataSource? _ledgerSource;

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateTimeOffsetHandler());
        SqlMapper.AddTypeHandler(new JsonElementHandler());
    }

    /// <exception cref="InvalidOperationException">The storage has not started yet: hosted services may ask from StartAsync on.</exception>
    public NpgsqlDataSource Source => _source ?? throw NotStarted();

    /// <param name="connectionString">What it says itself goes before our defaults.</param>
    /// <param name="ledgerName">The application name of the ledger's session, which no other controller has.</param>
    public void Use(string connectionString, string ledgerName)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        SetDefault(settings, "Application Name", "conference");
        SetDefault(settings, "Timeout", 3);
        SetDefault(settings, "Command Timeout", 5);
        // How long a command that timed out waits for its cancellation: a server that hangs does not answer that either.
        SetDefault(settings, "Cancellation Timeout", 500);
        // Asking for it takes another round trip, and another timeout when the server hangs. TLS is asked for as usual.
        SetDefault(settings, "GSS Encryption Mode", nameof(GssEncryptionMode.Disable));
        SetDefault(settings, "Max Auto Prepare", 100);
        SetDefault(settings, "Auto Prepare Min Usages", 2);
        SetDefault(settings, "Maximum Pool Size", 20);
        _source = NpgsqlDataSource.Create(settings);
        settings.ApplicationName = ledgerName;
        settings.Pooling = false;
        settings.CommandTimeout = 90; // ends what the writer, which has shorter ones of its own, has given up
        _ledgerSource = NpgsqlDataSource.Create(settings);
    }

    /// <summary>The ledger's own connection.</summary>
    public ValueTask<NpgsqlConnection> OpenLedgerAsync(CancellationToken cancellationToken) =>
        (_ledgerSource ?? throw NotStarted()).OpenConnectionAsync(cancellationToken);

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => Source.OpenConnectionAsync(cancellationToken);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>The first row, or the default when there is none.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>How many rows were changed.</summary>
    public async Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>Rows as the ledger writes them, by the same mapping: <c>SELECT t.* FROM table t</c> and what follows.</summary>
    /// <param name="clauses">For example <c>WHERE meeting_id = @MeetingId ORDER BY joined_at</c>; the table is <c>t</c>.</param>
    /// <param name="parameters">The values of the clauses' parameters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(string clauses, object? parameters, CancellationToken cancellationToken)
        where TRow : class, ILedgerRow
    {
        var sql = $"SELECT to_jsonb(t)::text FROM {RowTable.Quote(RowTable.Of<TRow>().Name)} t {clauses}";
        var rows = await QueryAsync<string>(sql, parameters, cancellationToken);
        return [.. rows.Select(row => System.Text.Json.JsonSerializer.Deserialize<TRow>(row, RowJson.Options)!)];
    }

    /// <summary>Forgets idle connections, which are dead when the server was.</summary>
    public void DropIdleConnections() => Source.Clear();

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
            await _source.DisposeAsync();
        if (_ledgerSource is not null)
            await _ledgerSource.DisposeAsync();
    }

    private static InvalidOperationException NotStarted() => new("The database is asked before the storage has started.");

    private static void SetDefault(NpgsqlConnectionStringBuilder settings, string key, object value)
    {
        if (!settings.ContainsKey(key))
            settings[key] = value;
    }
}
