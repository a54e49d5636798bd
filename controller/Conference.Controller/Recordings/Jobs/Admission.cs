using Conference.Controller.Access.Writes;
using Conference.Controller.Errors;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Says whether any recorder has room, before anything is created.</summary>
internal static class Admission
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LaterAgain = TimeSpan.FromSeconds(30);

    /// <summary>Counts under a lock that lasts to the end of the transaction, so that of two for the last place one is refused.</summary>
    /// <exception cref="RefusedException">No recorder lives, none can record, or all are full.</exception>
    public static async Task CheckAsync(CheckedWrite write)
    {
        await write.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('conference.recording.admission'))", new { });
        var recorders = await write.ListAsync<RecorderRow>(
            $"""
            SELECT (to_jsonb(c) || jsonb_build_object('alive', c.seen_at > now() - @Lease,
                'active', (SELECT count(*) FROM recording r WHERE r.owner = c.id AND r.state IN {RecordingSql.Active})))::text
            FROM recorder c ORDER BY c.seen_at DESC LIMIT 20
            """,
            new { RecordingSql.Lease });
        var alive = recorders.Where(recorder => recorder.Alive).ToList();
        if (alive.Count == 0)
            throw new RefusedException(RefusalCode.NoRecorder, NoneAlive(recorders)) { RetryAfter = SoonAgain };
        var able = alive.Where(recorder => recorder.ProblemCode is null).ToList();
        if (able.Count == 0)
            throw new RefusedException(RefusalCodes.Parse(alive[0].ProblemCode!), $"Recorder {alive[0].Name}: {alive[0].Problem}") { RetryAfter = LaterAgain };
        var waiting = (await write.ListAsync<int>(
            "SELECT to_jsonb(count(*))::text FROM recording WHERE state = 'pending' AND owner IS NULL", new { }))[0];
        var room = able.Sum(recorder => Math.Max(0, recorder.Capacity - recorder.Active));
        if (room > waiting)
            return;
        throw new RefusedException(
            RefusalCode.RecordersFull,
            $"All recorders are busy: {string.Join(", ", able.Select(recorder => $"{recorder.Name} makes {recorder.Active} of {recorder.Capacity} recordings"))}"
            + $"{(waiting > 0 ? $", and {waiting} wait to begin" : string.Empty)}. Wait until one ends, raise Recorder:MaxRecordings, or start another recorder.")
        {
            RetryAfter = LaterAgain,
        };
    }

    private static string NoneAlive(IReadOnlyList<RecorderRow> recorders) => recorders.Count == 0
        ? "No recorder runs, and none ever did here: start the controller with the role 'recorder'."
        : $"No recorder runs: {string.Join(", ", recorders.Take(5).Select(recorder => $"{recorder.Name} was last seen at {recorder.SeenAt:u}"))}. "
            + "Start one, or look into its log.";
}
