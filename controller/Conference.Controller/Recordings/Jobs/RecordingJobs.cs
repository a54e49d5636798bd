using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>
/// The jobs in PostgreSQL. Times of leases are the database's, each call is one statement or one short transaction, and what a holder
/// writes is bound to its epoch. Disks are claimed by name: a job whose files lie on one is for the recorder that has it, and for no other.
/// </summary>
internal sealed partial class RecordingJobs : IRecordingJobs, IDisposable
{
    private readonly Database _database;
    private readonly RecordingOptions _options;
    private readonly RecordingHints _hints;
    private readonly WakeSignal _wake;
    private readonly NodeId _node;

    public RecordingJobs(
        Database database, RecordingHints hints, NodeId node, IOptions<RecordingOptions> options, TimeProvider clock)
    {
        _node = node;
        _database = database;
        _options = options.Value;
        _wake = new WakeSignal(clock);
        _hints = hints;
        _hints.Hinted += OnHinted;
    }

    public Task<IReadOnlyDictionary<string, DesiredCapture>> RenewAsync(
        RecorderBeat recorder, IReadOnlyList<JobLease> leases, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        // An owner that the sweeper took away is taken back while nobody else has claimed the job: the epoch says so.
        const string Sql = """
            WITH beat AS (
                INSERT INTO recorder (id, name, storage_id, capacity, active, free_bytes, version, problem_code, problem, started_at, seen_at)
                VALUES (@Id, @Name, @StorageId, @Capacity, @Active, @FreeBytes, @Version, @ProblemCode, @Problem, now(), now())
                ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, storage_id = EXCLUDED.storage_id, capacity = EXCLUDED.capacity,
                    active = EXCLUDED.active, free_bytes = EXCLUDED.free_bytes, version = EXCLUDED.version,
                    problem_code = EXCLUDED.problem_code, problem = EXCLUDED.problem, seen_at = now(),
                    started_at = CASE WHEN @IsFirst THEN now() ELSE recorder.started_at END),
            left_over AS (
                UPDATE recording SET lease_until = now() - interval '1 ms' WHERE @IsFirst AND owner = @Id)
            UPDATE recording r SET owner = @Id, lease_until = now() + @Lease
            FROM unnest(@ids, @epochs) AS held (id, epoch)
            WHERE r.id = held.id AND r.epoch = held.epoch AND (r.owner = @Id OR (r.owner IS NULL AND r.lease_until IS NOT NULL)) AND r.deleted_at IS NULL
              AND r.state NOT IN ('completed', 'failed') AND NOT @IsFirst
            RETURNING r.id, r.desired
            """;
        var rows = await _database.QueryAsync<(string Id, string Desired)>(
            Sql,
            new
            {
                recorder.Id,
                recorder.Name,
                recorder.StorageId,
                recorder.Capacity,
                recorder.Active,
                recorder.FreeBytes,
                recorder.Version,
                recorder.ProblemCode,
                recorder.Problem,
                recorder.IsFirst,
                RecordingSql.Lease,
                ids = leases.Select(lease => lease.RecordingId).ToArray(),
                epochs = leases.Select(lease => lease.Epoch).ToArray(),
            },
            cancellationToken);
        return (IReadOnlyDictionary<string, DesiredCapture>)rows.ToDictionary(
            row => row.Id, row => Words.Parse<DesiredCapture>(row.Desired), StringComparer.Ordinal);
    });

    public Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        RecorderBeat recorder, int captures, int others, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        const string Free = "(lease_until IS NULL OR lease_until < now()) AND deleted_at IS NULL";
        const string Sql = $"""
            WITH fresh AS (
                SELECT id, false AS may_go_on FROM recording
                WHERE state = 'pending' AND storage_id IS NULL AND desired <> 'stopped' AND {Free}
                ORDER BY requested_at LIMIT @captures FOR UPDATE SKIP LOCKED),
            cut_off AS (
                SELECT id, state IN ('composing', 'uploading') AS may_go_on FROM recording
                WHERE storage_id = @StorageId AND {Free}
                  AND (state IN {RecordingSql.Active} OR (state = 'composing' AND interrupted_at > now() - @ResumeWindow AND desired <> 'stopped'))
                FOR UPDATE SKIP LOCKED),
            finished AS (
                SELECT id, false AS may_go_on FROM recording
                WHERE (storage_id = @StorageId OR (storage_id IS NULL AND @ProblemCode::text IS NULL)) -- null: its files come from the storage
                  AND {Free} AND state IN ('composing', 'uploading')
                  AND (next_attempt_at IS NULL OR next_attempt_at <= now()) AND id NOT IN (SELECT id FROM cut_off)
                ORDER BY requested_at LIMIT @others FOR UPDATE SKIP LOCKED),
            due AS (SELECT * FROM fresh UNION ALL SELECT * FROM cut_off UNION ALL SELECT * FROM finished),
            r AS (
                UPDATE recording SET owner = @Id, storage_id = @StorageId, epoch = epoch + 1, lease_until = now() + @Lease,
                    interrupted_at = NULL, next_attempt_at = NULL,
                    attempts = attempts + CASE WHEN state IN ('composing', 'uploading') AND NOT due.may_go_on THEN 1 ELSE 0 END
                FROM due WHERE recording.id = due.id
                RETURNING recording.*, due.may_go_on)
            SELECT (to_jsonb(r) || jsonb_build_object('artifacts',
                (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.position), '[]') FROM recording_artifact a WHERE a.recording_id = r.id)))::text
            FROM r
            """;
        var rows = await _database.ListJsonAsync<ClaimedRow>(
            Sql,
            new { recorder.Id, recorder.StorageId, recorder.ProblemCode, captures, others, _options.ResumeWindow, RecordingSql.Lease },
            cancellationToken);
        return (IReadOnlyList<ClaimedJob>)[.. rows.Select(row => row.Claimed(_node.Id))];
    });

    public Task ReleaseAsync(JobLease lease, CancellationToken cancellationToken) => AskAsync(() => _database.ExecuteAsync(
        """
        UPDATE recording SET lease_until = now() - interval '1 ms', attempts = greatest(attempts - 1, 0)
        WHERE id = @RecordingId AND epoch = @Epoch AND owner = @RecorderId
        """,
        lease,
        cancellationToken));

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _wake.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _hints.Hinted -= OnHinted;

    private void OnHinted(object? sender, string recordingId) => _wake.Set();

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            throw new JobStoreUnavailableException(exception);
        }
    }

    /// <summary>A row that was just claimed.</summary>
    private sealed record ClaimedRow
    {
        public required string Id { get; init; }

        public required string Owner { get; init; }

        public required string TenantId { get; init; }

        public required string MeetingId { get; init; }

        public required string MeetingCode { get; init; }

        public required string MeetingName { get; init; }

        public string? Name { get; init; }

        public required RecordingSettings Settings { get; init; }

        public required RecordingState State { get; init; }

        public required DesiredCapture Desired { get; init; }

        public DateTimeOffset RequestedAt { get; init; }

        public string? MediaNode { get; init; }

        public long Epoch { get; init; }

        public bool Anew { get; init; }

        public bool MayGoOn { get; init; }

        public double PausedSeconds { get; init; }

        public int Attempts { get; init; }

        public IReadOnlyList<ArtifactRow> Artifacts { get; init; } = [];

        public string? MediaAddress { get; init; }

        /// <param name="ownNode">This process, whose media needs no address.</param>
        public ClaimedJob Claimed(string ownNode) => new(
            new RecordingJob(
                Id,
                TenantId,
                MeetingId,
                MeetingCode,
                Name ?? MeetingName,
                Settings,
                RequestedAt,
                MediaAddress is null || MediaNode == ownNode ? null : new Uri(MediaAddress)),
            new JobLease(Id, Owner, Epoch),
            State,
            Desired,
            Anew,
            MayGoOn,
            TimeSpan.FromSeconds(PausedSeconds),
            Attempts,
            [.. Artifacts.Select(artifact => artifact.Artifact)],
            [.. Artifacts.Select(artifact => artifact.Stored).OfType<StoredObject>()]);
    }
}
