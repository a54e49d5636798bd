using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Files;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Meetings.Polls;
using Conference.Controller.Meetings.Rows;
using Conference.Controller.Storage;

namespace Conference.Controller.Meetings;

/// <summary>Reads meetings from the database.</summary>
internal sealed class MeetingStore(Database database)
{
    private const string Here = "('waiting', 'joining', 'present')";

    public Task<string?> FindIdAsync(string idOrCode, CancellationToken cancellationToken) => database.FindAsync<string>(
        "SELECT id FROM meeting WHERE id = @key OR code = @key LIMIT 1", new { key = idOrCode.ToLowerInvariant() }, cancellationToken);

    public async Task<StoredMeeting?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var meetings = await database.RowsAsync<MeetingRow>("WHERE t.id = @id", new { id }, cancellationToken);
        if (meetings.Count == 0)
            return null;
        var participants = await database.RowsAsync<ParticipantRow>(
            $"""
            WHERE t.meeting_id = @id
              AND (t.state IN {Here} OR t.user_id NOT LIKE 'guest:%' OR (t.state = 'lost' AND t.left_at > now() - @window))
            ORDER BY t.joined_at
            """,
            new { id, window = Meeting.ReplayWindow },
            cancellationToken);
        var bans = await database.RowsAsync<BanRow>("WHERE t.meeting_id = @id AND t.lifted_at IS NULL", new { id }, cancellationToken);
        var sequence = await database.QueryAsync<long>(
            "SELECT coalesce(max(sequence), 0) FROM outbox_event WHERE meeting_id = @id", new { id }, cancellationToken);
        return await WithLiveAsync(new StoredMeeting(meetings[0], participants, bans, sequence[0]), cancellationToken);
    }

    /// <summary>The meetings in which somebody was when they were last written.</summary>
    public Task<IReadOnlyList<string>> ListPeopledAsync(CancellationToken cancellationToken) => database.QueryAsync<string>(
        $"SELECT DISTINCT p.meeting_id FROM participant p JOIN meeting m ON m.id = p.meeting_id WHERE p.state IN {Here} AND m.status = 'open'",
        null,
        cancellationToken);

    /// <summary>Instant meetings that are open although nobody has been in them since a time; a few of them.</summary>
    public Task<IReadOnlyList<string>> ListDesertedAsync(DateTimeOffset since, CancellationToken cancellationToken) => database.QueryAsync<string>(
        $"""
        SELECT m.id FROM meeting m
        WHERE m.status = 'open' AND m.kind = 'instant' AND m.updated_at < @since
          AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.meeting_id = m.id AND (p.state IN {Here} OR p.left_at >= @since))
        LIMIT 100
        """,
        new { since },
        cancellationToken);

    /// <summary>A tenant's meetings, newest first.</summary>
    public async Task<(List<MeetingRow> Items, string? NextCursor)> ListAsync(
        string tenantId, MeetingStatus? status, Page page, CancellationToken cancellationToken)
    {
        List<MeetingRow> items = [.. await database.RowsAsync<MeetingRow>(
            """
            WHERE t.tenant_id = @tenantId AND (@status IS NULL OR t.status = @status) AND (@after IS NULL OR t.id < @after)
            ORDER BY t.id DESC LIMIT @limit
            """,
            new { tenantId, status = status is { } wanted ? Words.Of(wanted) : null, after = page.After, limit = page.Limit + 1 },
            cancellationToken)];
        return (items, page.Next(items, meeting => meeting.Id));
    }

    private async Task<StoredMeeting> WithLiveAsync(StoredMeeting meeting, CancellationToken cancellationToken)
    {
        var of = new { id = meeting.Meeting.Id, window = Meeting.ReplayWindow, messages = Meeting.KeptMessages };
        return meeting with
        {
            Recent = await database.RowsAsync<OutboxRow>(
                "WHERE t.meeting_id = @id AND t.at > now() - @window ORDER BY t.sequence", of, cancellationToken),
            Chat = [.. (await database.RowsAsync<ChatRow>(
                "WHERE t.meeting_id = @id ORDER BY t.sequence DESC LIMIT @messages", of, cancellationToken)).Reverse()],
            Files = await database.RowsAsync<FileRow>("WHERE t.meeting_id = @id AND t.deleted_at IS NULL", of, cancellationToken),
            Polls = await database.RowsAsync<PollRow>("WHERE t.meeting_id = @id ORDER BY t.created_at, t.id", of, cancellationToken),
            Consents = await database.RowsAsync<ConsentRow>("WHERE t.meeting_id = @id ORDER BY t.at", of, cancellationToken),
            Recording = await NewestRecordingAsync(of.id, cancellationToken),
            OwnStates = await database.RowsAsync<OwnStateRow>("WHERE t.meeting_id = @id AND t.value IS NOT NULL", of, cancellationToken),
        };
    }

    // As it was told, which may be less than what has happened to it since.
    private async Task<StoredRecording?> NewestRecordingAsync(string meetingId, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT jsonb_build_object('told', coalesce(t.revision, 0), 'is_told', coalesce(t.revision, 0) = r.revision, 'view', jsonb_build_object(
                'id', r.id, 'meeting_id', r.meeting_id, 'meeting_code', r.meeting_code, 'meeting_name', r.meeting_name, 'state', r.state,
                'requested_at', r.requested_at, 'started_at', r.started_at, 'stopped_at', r.stopped_at, 'completed_at', r.completed_at,
                'duration_seconds', r.duration_seconds, 'size_bytes', r.size_bytes, 'progress', r.progress, 'error_code', r.error_code,
                'error', r.error, 'paused_at', r.paused_at, 'paused_seconds', r.paused_seconds))::text
            FROM recording r LEFT JOIN recording_told t ON t.recording_id = r.id
            WHERE r.meeting_id = @meetingId AND r.deleted_at IS NULL ORDER BY r.requested_at DESC LIMIT 1
            """;
        return await database.FindJsonAsync<StoredRecording>(Sql, new { meetingId }, cancellationToken);
    }

    /// <summary>Everybody who has been in a meeting, in the order in which they first came.</summary>
    public async Task<(List<ParticipantRow> Items, string? NextCursor)> ListParticipantsAsync(
        string meetingId, ParticipantState? state, Page page, CancellationToken cancellationToken)
    {
        List<ParticipantRow> items = [.. await database.RowsAsync<ParticipantRow>(
            """
            WHERE t.meeting_id = @meetingId AND (@state IS NULL OR t.state = @state) AND (@after IS NULL OR t.id > @after)
            ORDER BY t.id LIMIT @limit
            """,
            new { meetingId, state = state is { } wanted ? Words.Of(wanted) : null, after = page.After, limit = page.Limit + 1 },
            cancellationToken)];
        return (items, page.Next(items, participant => participant.Id));
    }

    public async Task<ParticipantRow?> FindParticipantAsync(string meetingId, string id, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<ParticipantRow>("WHERE t.meeting_id = @meetingId AND t.id = @id", new { meetingId, id }, cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>What was done in a tenant or in one of its meetings, newest first.</summary>
    public async Task<(List<AuditRow> Items, string? NextCursor)> ListAuditAsync(
        string tenantId, string? meetingId, string? action, Page page, CancellationToken cancellationToken)
    {
        List<AuditRow> items = [.. await database.RowsAsync<AuditRow>(
            """
            WHERE t.tenant_id = @tenantId AND (@meetingId IS NULL OR t.meeting_id = @meetingId)
              AND (@action IS NULL OR t.action = @action) AND (@after IS NULL OR t.id < @after)
            ORDER BY t.id DESC LIMIT @limit
            """,
            new { tenantId, meetingId, action, after = page.After, limit = page.Limit + 1 },
            cancellationToken)];
        return (items, page.Next(items, audit => audit.Id));
    }
}
