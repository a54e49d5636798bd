using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>Writes once a minute when which API key was last used.</summary>
internal sealed partial class ApiKeyUses(ApiKeyDirectory keys, ApiKeyStore store, TimeProvider clock, ILogger<ApiKeyUses> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure when it stops because something else could not start.
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var uses = keys.TakeUses();
        if (uses.Count == 0)
            return;
        try
        {
            await store.NoteUsesAsync(uses, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            // A key that goes on being used is noted with its next use; the column is for the operator's eye.
            NotWritten(exception.Message);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "When API keys were last used was not written: {Reason}")]
    private partial void NotWritten(string reason);
}
