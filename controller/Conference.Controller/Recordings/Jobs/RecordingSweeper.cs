using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>
/// Takes recordings away from recorders that fell silent: none stays active without a live owner. Any process may do this at any time, and
/// several at once.
/// </summary>
/// <remarks>
/// While the database was away nobody could renew a lease. So a lease that ran out counts only when this process, and the database itself,
/// have been there without a break for longer than a lease: whoever lives has had the time to renew.
/// </remarks>
internal sealed partial class RecordingSweeper(
    Database database, RecordingMeters meters, IOptions<RecordingOptions> options, TimeProvider clock, ILogger<RecordingSweeper> logger)
    : RecurringService(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    // Beyond the lease, for a renewal that is just being written.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private long _since = clock.GetTimestamp();

    /// <summary>How many recordings were taken away.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        const string Sql = $"""
            WITH calm AS (SELECT pg_postmaster_start_time() < now() - @Lease AS holds),
            silent AS (
                UPDATE recording SET state = 'composing', owner = NULL, interrupted_at = now(), paused_at = NULL, progress = NULL, attempts = 0,
                    stopped_at = coalesce(stopped_at, lease_until), updated_at = now(), revision = revision + 1, error_code = 'recorder_lost',
                    error = 'The recorder fell silent while it captured: the recording goes on, or is composed, when it is back.'
                FROM calm
                WHERE calm.holds AND state IN ('starting', 'recording', 'paused', 'stopping', 'pending') AND owner IS NOT NULL
                  AND storage_id IS NOT NULL AND lease_until < now() - @Margin
                RETURNING id),
            unclaimed AS (
                UPDATE recording SET state = 'failed', completed_at = now(), updated_at = now(), revision = revision + 1, epoch = epoch + 1,
                    error_code = 'no_recorder', error = 'No recorder took the recording: start it again when one runs.'
                WHERE state = 'pending' AND owner IS NULL AND requested_at < now() - @StartPatience
                RETURNING id),
            given_up AS (
                UPDATE recording r SET failed_state = r.state, state = 'failed', completed_at = now(), updated_at = now(), revision = revision + 1,
                    epoch = epoch + 1, error_code = 'recorder_lost',
                    error = CASE WHEN r.storage_id IS NULL THEN 'No recorder fetched the files from the storage: start one, then retry.'
                        ELSE 'The recorder that has the files has not come back: start it with its data folder, then retry.' END
                WHERE r.state IN ('composing', 'uploading') AND (r.owner IS NULL OR r.lease_until < now() - @LostAfter)
                  AND r.updated_at < now() - @LostAfter
                  AND NOT EXISTS (SELECT FROM recorder c WHERE c.storage_id = r.storage_id AND c.seen_at > now() - @LostAfter)
                RETURNING r.id)
            SELECT (SELECT count(*) FROM silent)::integer, (SELECT count(*) FROM unclaimed)::integer, (SELECT count(*) FROM given_up)::integer
            """;
        var (silent, unclaimed, givenUp) = await database.FindAsync<(int Silent, int Unclaimed, int GivenUp)>(
            Sql, new { RecordingSql.Lease, Margin, StartPatience, options.Value.LostAfter }, cancellationToken);
        if (silent + unclaimed + givenUp > 0)
            Swept(silent, unclaimed, givenUp);
        return silent + unclaimed + givenUp;
    }

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await meters.ReadAsync(database, cancellationToken);
            if (Clock.GetElapsedTime(_since) > RecordingSql.Lease)
                await SweepAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _since = Clock.GetTimestamp();
            if (DatabaseTrouble.Is(exception))
                NotSwept(exception.Message); // the ledger tells of the outage itself
            else
                SweepFailed(exception);
        }
    }

    [LoggerMessage(1431, LogLevel.Warning, "Recordings without a live recorder: {Silent} were captured, {Unclaimed} were never begun, {GivenUp} have waited too long")]
    private partial void Swept(int silent, int unclaimed, int givenUp);

    [LoggerMessage(1432, LogLevel.Debug, "Recordings were not looked after: {Reason}")]
    private partial void NotSwept(string reason);

    [LoggerMessage(1433, LogLevel.Error, "Recordings were not looked after")]
    private partial void SweepFailed(Exception exception);
}
