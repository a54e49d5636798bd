using System.Text.Json;
using Conference.Controller.Storage;

namespace Conference.Controller.Media.Sessions;

/// <summary>Closes the sessions that this node had open when it ended without a word: their media is gone.</summary>
internal sealed class LostMediaSessions(Database database, MediaNode node) : IHostedService
{
    private const string Close =
        "UPDATE media_session SET state = 'closed', closed_at = now(), reason = @Reason WHERE node_id = @Node AND state = 'open'";

    public Task StartAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        Close,
        new { Reason = JsonNamingPolicy.CamelCase.ConvertName(nameof(SessionEnd.NodeRestarted)), Node = node.Id },
        cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
