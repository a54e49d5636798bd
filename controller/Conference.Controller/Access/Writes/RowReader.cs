using System.Text.Json;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Writes;

/// <summary>Reads what a query gives as JSON by the mapping with which the ledger writes rows.</summary>
internal static class RowReader
{
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, RowJson.Options)
        ?? throw new InvalidOperationException($"A query for {typeof(T)} gave null.");

    public static async Task<T?> FindJsonAsync<T>(this Database database, string sql, object parameters, CancellationToken cancellationToken)
        where T : class
    {
        var json = await database.FindAsync<string>(sql, parameters, cancellationToken);
        return json is null ? null : Read<T>(json);
    }

    public static async Task<List<T>> ListJsonAsync<T>(
        this Database database, string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<string>(sql, parameters, cancellationToken);
        return [.. rows.Select(Read<T>)];
    }
}
