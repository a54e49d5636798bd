using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Chat;

/// <summary>Reads the chat's messages that are no longer in memory.</summary>
internal sealed class ChatStore(Database database)
{
    public async Task<ChatRow?> FindAsync(string meetingId, string id, CancellationToken cancellationToken)
    {
        var rows = await database.RowsAsync<ChatRow>("WHERE t.meeting_id = @meetingId AND t.id = @id", new { meetingId, id }, cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Messages before a number that somebody may read, newest first.</summary>
    /// <param name="participantId">Null for what everybody may read.</param>
    public Task<IReadOnlyList<ChatRow>> ListAsync(
        string meetingId, string? participantId, long before, int count, CancellationToken cancellationToken) => database.RowsAsync<ChatRow>(
        """
        WHERE t.meeting_id = @meetingId AND t.sequence < @before
          AND (t.recipients IS NULL OR t.sender_id = @participantId OR @participantId = ANY(t.recipients))
        ORDER BY t.sequence DESC LIMIT @count
        """,
        new { meetingId, participantId, before, count },
        cancellationToken);
}
