namespace Conference.Controller.Recordings.Jobs;

/// <summary>Pieces of statements that several classes share.</summary>
internal static class RecordingSql
{
    /// <summary>How long a recorder's lease holds, and for how long it counts as alive.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    public const string Active = "('pending', 'starting', 'recording', 'paused', 'stopping')";

    /// <summary>Its recorder fell silent while it captured, and goes on when it is back unless somebody stops it; of a row <c>r</c>.</summary>
    public const string Waiting = "r.state = 'composing' AND r.interrupted_at IS NOT NULL AND r.desired <> 'stopped'";

    /// <summary>Of each meeting one recording may be active: this index says so.</summary>
    public const string ActiveIndex = "recording_active";

    /// <summary>A row <c>r</c> as <see cref="RecordingRow"/>; <c>@Lease</c> must be given.</summary>
    public const string Row = """
        SELECT (to_jsonb(r) || jsonb_build_object(
            'artifacts', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.position, a.path), '[]') FROM recording_artifact a WHERE a.recording_id = r.id),
            'recorder_name', holder.name,
            'recorder_alive', coalesce(holder.seen_at > now() - @Lease, false)))::text
        FROM recording r
        LEFT JOIN LATERAL (
            SELECT name, seen_at FROM recorder WHERE storage_id = r.storage_id ORDER BY seen_at DESC LIMIT 1) AS holder ON true
        """;
}
