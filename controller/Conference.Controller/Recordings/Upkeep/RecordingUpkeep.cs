using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Upkeep;

/// <summary>What has to be done from time to time: recordings whose time is over are deleted, deleted ones purged, and all are compared with their files.</summary>
internal sealed partial class RecordingUpkeep(
    Database database, RecordingChanges changes, RecordingPurge purge, RecordingReconciler reconciler, IOptions<RecordingOptions> options,
    TimeProvider clock, ILogger<RecordingUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Deletes recordings that need not be kept any longer; a legal hold wins.</summary>
    public async Task<int> RetireAsync(CancellationToken cancellationToken)
    {
        var due = await database.ListJsonAsync<RecordingRow>(
            $"""
            {RecordingSql.Row} WHERE r.retain_until < now() AND NOT r.legal_hold AND r.deleted_at IS NULL AND r.state IN ('completed', 'failed')
            ORDER BY r.retain_until LIMIT 100
            """,
            new { RecordingSql.Lease },
            cancellationToken);
        foreach (var row in due)
        {
            await changes.DeleteAsync(Operation.BySystem(row.TenantId), row.Id, cancellationToken);
            Retired(row.Id, row.RetainUntil);
            await purge.TryPurgeAsync(row.Id, cancellationToken);
        }

        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        var reconciled = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(RetireAsync, stoppingToken);
            await TryAsync(CleanAsync, stoppingToken);
            if (clock.GetElapsedTime(reconciled) < options.Value.ReconcileInterval)
                continue;
            reconciled = clock.GetTimestamp();
            await TryAsync(ReconcileAsync, stoppingToken);
        }
    }

    private async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        await purge.PurgeAllAsync(cancellationToken);
        await purge.RemoveLeftoversAsync(cancellationToken);
        await purge.RemoveUploadedAsync(options.Value.KeepLocal, cancellationToken);
        return 0;
    }

    private async Task<int> ReconcileAsync(CancellationToken cancellationToken)
    {
        var found = await reconciler.ReconcileAsync(tenantId: null, cancellationToken);
        foreach (var problem in found.Problems)
            Mismatch(problem.Kind, problem.RecordingId, problem.Path ?? problem.Key, problem.Detail);
        return found.Problems.Count;
    }

    private async Task TryAsync(Func<CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            WorkFailed(exception); // the next minute tries again
        }
    }

    [LoggerMessage(1451, LogLevel.Information, "Recording {RecordingId} was to be kept until {Until} and is deleted")]
    private partial void Retired(string recordingId, DateTimeOffset? until);

    [LoggerMessage(1452, LogLevel.Warning, "Recordings and their files differ: {Kind}, recording {RecordingId}, {Where}: {Detail}")]
    private partial void Mismatch(string kind, string? recordingId, string? where, string detail);

    [LoggerMessage(1453, LogLevel.Error, "The upkeep of recordings is tried again in a minute")]
    private partial void WorkFailed(Exception exception);
}
