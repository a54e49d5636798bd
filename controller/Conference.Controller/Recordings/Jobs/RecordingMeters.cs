using System.Diagnostics.Metrics;
using Conference.Controller.Storage;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Figures of all recordings on this database, read every few seconds, and of the failures that this process has seen.</summary>
internal sealed class RecordingMeters
{
    public const string Name = "Conference.Recordings";

    private readonly Counter<long> _mismatches;
    private IReadOnlyList<StateCount> _states = [];
    private Totals _totals = new(0, 0, 0, 0, 0);

    public RecordingMeters(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        meter.CreateObservableGauge(
            "conference.recordings",
            () => _states.Select(state => new Measurement<long>(state.Count, new KeyValuePair<string, object?>("state", state.State))),
            description: "Recordings that are not completed, by state; failed ones are the dead-letter list.");
        meter.CreateObservableGauge("conference.recordings.lag", () => _totals.Lag, "s", "Longest time since a capture ended whose recording is not completed.");
        meter.CreateObservableGauge("conference.recordings.backlog", () => _totals.Backlog, "s", "Captured and not composed yet, of running recordings.");
        meter.CreateObservableGauge("conference.recordings.waiting", () => _totals.Waiting, description: "Recordings that wait for a recorder or their next try.");
        meter.CreateObservableGauge("conference.recorders", () => _totals.Recorders, description: "Recorders that are alive.");
        meter.CreateObservableGauge("conference.recorders.capacity", () => _totals.Capacity, description: "Recordings that the live recorders can make at a time.");
        _mismatches = meter.CreateCounter<long>("conference.recordings.mismatches", description: "Differences that reconciliation found.");
    }

    public void Mismatches(int count) => _mismatches.Add(count);

    public async Task ReadAsync(Database database, CancellationToken cancellationToken)
    {
        _states = await database.QueryAsync<StateCount>(
            "SELECT state, count(*) AS count FROM recording WHERE state <> 'completed' AND deleted_at IS NULL GROUP BY state", null, cancellationToken);
        _totals = (await database.FindAsync<Totals>(
            """
            SELECT
                coalesce((SELECT extract(epoch FROM now() - min(stopped_at)) FROM recording WHERE state IN ('composing', 'uploading')), 0)::double precision AS lag,
                coalesce((SELECT sum(backlog_seconds) FROM recording WHERE state IN ('recording', 'paused')), 0)::double precision AS backlog,
                (SELECT count(*) FROM recording WHERE state NOT IN ('completed', 'failed') AND owner IS NULL) AS waiting,
                (SELECT count(*) FROM recorder WHERE seen_at > now() - @Lease) AS recorders,
                coalesce((SELECT sum(capacity) FROM recorder WHERE seen_at > now() - @Lease), 0)::bigint AS capacity
            """,
            new { RecordingSql.Lease },
            cancellationToken))!;
    }

    private sealed record StateCount(string State, long Count);

    private sealed record Totals(double Lag, double Backlog, long Waiting, long Recorders, long Capacity);
}
