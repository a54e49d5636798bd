using System.Globalization;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Reads recordings from the database. What was deleted is found by nobody.</summary>
internal sealed class RecordingStore(Database database)
{
    public Task<RecordingRow?> FindAsync(string id, CancellationToken cancellationToken) => database.FindJsonAsync<RecordingRow>(
        $"{RecordingSql.Row} WHERE r.id = @id AND r.deleted_at IS NULL", new { id, RecordingSql.Lease }, cancellationToken);

    /// <exception cref="RefusedException">There is no such recording.</exception>
    public async Task<RecordingRow> GetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw NotFound(id);

    /// <summary>Newest first.</summary>
    public async Task<(List<RecordingRow> Items, string? NextCursor)> ListAsync(
        RecordingFilter filter, Page page, CancellationToken cancellationToken)
    {
        var (at, id) = After(page);
        var items = await database.ListJsonAsync<RecordingRow>(
            $"""
            {RecordingSql.Row}
            WHERE r.deleted_at IS NULL
              AND (@TenantId::text IS NULL OR r.tenant_id = @TenantId)
              AND (@states::text[] IS NULL OR r.state = ANY (@states))
              AND (@Meeting::text IS NULL OR r.meeting_id = @Meeting OR r.meeting_code = lower(@Meeting))
              AND (@From::timestamptz IS NULL OR r.requested_at >= @From) AND (@To::timestamptz IS NULL OR r.requested_at < @To)
              AND (@at::timestamptz IS NULL OR (r.requested_at, r.id) < (@at, @id))
            ORDER BY r.requested_at DESC, r.id DESC LIMIT @limit
            """,
            new
            {
                filter.TenantId,
                states = filter.States?.Select(Words.Of).ToArray(),
                filter.Meeting,
                filter.From,
                filter.To,
                at,
                id,
                limit = page.Limit + 1,
                RecordingSql.Lease,
            },
            cancellationToken);
        return (items, page.Next(items, row => $"{row.RequestedAt:O} {row.Id}"));
    }

    public async Task<IReadOnlyList<RecorderRow>> ListRecordersAsync(CancellationToken cancellationToken) => await database.ListJsonAsync<RecorderRow>(
        $"""
        SELECT (to_jsonb(c) || jsonb_build_object(
            'alive', c.seen_at > now() - @Lease,
            'active', (SELECT count(*) FROM recording r WHERE r.owner = c.id AND r.state IN {RecordingSql.Active})))::text
        FROM recorder c ORDER BY c.name, c.id
        """,
        new { RecordingSql.Lease },
        cancellationToken);

    public static RefusedException NotFound(string id) => new(RefusalCode.RecordingNotFound, $"There is no recording '{id}'.");

    private static (DateTimeOffset? At, string? Id) After(Page page)
    {
        if (page.After is null)
            return (null, null);
        return page.After.Split(' ') is [var at, var id]
            && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
                ? (parsed.ToUniversalTime(), id)
                : throw new RefusedException(RefusalCode.InvalidParameters, "cursor must be the nextCursor of an answer.");
    }
}
