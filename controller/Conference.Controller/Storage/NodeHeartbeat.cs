using Conference.Controller.Roles;

namespace Conference.Controller.Storage;

/// <summary>Tells the others on the same database, by the database's clock, that this controller runs.</summary>
internal sealed partial class NodeHeartbeat(Database database, NodeId node, HostRoles roles, TimeProvider clock, ILogger<NodeHeartbeat> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var started = false;
        do
        {
            started = await BeatAsync(first: !started, stoppingToken) || started;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> BeatAsync(bool first, CancellationToken cancellationToken)
    {
        const string Sql = """
            INSERT INTO media_node (id, address, roles, started_at, seen_at) VALUES (@Id, @Address, @Roles, now(), now())
            ON CONFLICT (id) DO UPDATE SET address = EXCLUDED.address, roles = EXCLUDED.roles, seen_at = now(),
                started_at = CASE WHEN @first THEN now() ELSE media_node.started_at END
            """;
        try
        {
            await database.ExecuteAsync(Sql, new { node.Id, Address = Environment.MachineName, Roles = roles.Names.ToArray(), first }, cancellationToken);
            return true;
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            NotTold(exception.Message); // the ledger tells of the outage itself
            return false;
        }
    }

    [LoggerMessage(2060, LogLevel.Debug, "The database was not told that this node runs: {Reason}")]
    private partial void NotTold(string reason);
}
