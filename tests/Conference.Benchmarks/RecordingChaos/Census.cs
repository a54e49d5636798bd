using Npgsql;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Looks up in the database what the recordings are at, at this moment.</summary>
internal sealed class Census(string connectionString)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>The recordings that are not final, and which recorder has them; null while the database is away.</summary>
    public async Task<IReadOnlyList<(string Id, RecordingPhase Phase, string? Recorder)>?> TakeAsync(CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await ReadAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                if (TimeProvider.System.GetElapsedTime(began) > Patience)
                    return null;
                await Task.Delay(LookAgain, cancellationToken);
            }
        }
    }

    /// <summary>Waits until no more than so many are not final, or for some minutes.</summary>
    public async Task UntilAtMostAsync(int count, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await TakeAsync(cancellationToken) is not { } left || left.Count > count)
        {
            if (TimeProvider.System.GetElapsedTime(began) > LongestWait)
                return;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<(string Id, RecordingPhase Phase, string? Recorder)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Timeout=3;Command Timeout=3");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT r.id, r.state, (SELECT name FROM recorder WHERE storage_id = r.storage_id ORDER BY seen_at DESC LIMIT 1)
            FROM recording r WHERE r.state NOT IN ('completed', 'failed')
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(string, RecordingPhase, string?)>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add((reader.GetString(0), PhaseOf(reader.GetString(1)), await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2)));
        return found;
    }

    private static RecordingPhase PhaseOf(string state) => state switch
    {
        "composing" => RecordingPhase.Compose,
        "uploading" => RecordingPhase.Upload,
        _ => RecordingPhase.Capture,
    };
}
