using Conference.Controller.Access;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Api;
using Conference.Controller.Media;
using Conference.Controller.Meetings;

namespace Conference.Controller.Whip;

/// <summary>A participant's device that is connected by HTTP; it is counted until it is disposed, and the last one to go takes them out.</summary>
internal sealed class WhipGuest(
    string sessionId, Meeting meeting, string userId, Ticket ticket, Caller caller, IDisposable attachment) : IAsyncDisposable
{
    public string SessionId => sessionId;

    public string MeetingId => meeting.Id;

    public string ParticipantId => ticket.ParticipantId;

    public ConnectionKey Connection => ConnectionKey.Of(ticket);

    /// <summary>Whether a token is this one's: the same person in the same meeting.</summary>
    public bool IsOf(JoinToken token) =>
        token.TenantId == meeting.TenantId
        && token.UserId == userId
        && (token.Meeting.Equals(meeting.Id, StringComparison.OrdinalIgnoreCase) || token.Meeting.Equals(meeting.Code, StringComparison.OrdinalIgnoreCase));

    public async ValueTask DisposeAsync()
    {
        attachment.Dispose();
        try
        {
            await meeting.ChangeAsync(new Operation(caller), change =>
            {
                if (change.Meeting.Find(ParticipantId) is { Connections.Count: 0 })
                    change.Meeting.Leave(change, ParticipantId);
                return true;
            });
        }
        catch (MeetingUnloadedException)
        {
            // Only a meeting without anybody is let go of: they were taken out before.
        }
    }
}
