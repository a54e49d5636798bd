using System.Text.Json;
using Conference.Controller.Meetings;
using Conference.Controller.Storage;

namespace Conference.Controller.Media.Sessions;

/// <summary>Notes in the database which device had media when. Nobody waits for it: the media does not depend on it.</summary>
internal sealed class MediaSessionLog(Ledger ledger, MediaNode node, TimeProvider clock)
{
    private const string Open = "open";
    private const string Closed = "closed";

    private readonly Lock _lock = new(); // an end that comes at once must not be written before its beginning

    public void Follow(Meeting meeting, MediaRoom room)
    {
        room.SessionOpened += (_, session) => Write(meeting, session);
        room.SessionClosed += (_, session) => Write(meeting, session);
    }

    private void Write(Meeting meeting, MediaSession session)
    {
        lock (_lock)
        {
            var end = session.EndedBy;
            var row = new MediaSessionRow(
                session.Id,
                meeting.TenantId,
                meeting.Id,
                session.ParticipantId,
                session.Connection.ToString(),
                node.Id,
                end is null ? Open : Closed,
                session.OpenedAt,
                end is null ? null : clock.GetUtcNow(),
                end is null ? null : JsonNamingPolicy.CamelCase.ConvertName(end.Value.ToString()));
            try
            {
                _ = ledger.AppendAsync([row]); // what the ledger cannot write it reports itself
            }
            catch (ObjectDisposedException)
            {
                // The controller is stopping; what it leaves open the next start closes.
            }
        }
    }
}
