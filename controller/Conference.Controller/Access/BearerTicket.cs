using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>Reads the ticket of a REST call.</summary>
internal static class BearerTicket
{
    private const string Scheme = "Bearer ";

    /// <exception cref="RefusedException">There is none, it does not hold, or it is for another meeting.</exception>
    public static Ticket Require(HttpRequest request, TicketOffice tickets, string meetingId)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            const string Ask = "Send the ticket that join gave you: Authorization: Bearer <ticket>.";
            throw new RefusedException(RefusalCode.TicketMissing, Ask);
        }

        var ticket = tickets.Read(header[Scheme.Length..].Trim());
        return ticket.MeetingId == meetingId
            ? ticket
            : throw new RefusedException(RefusalCode.TicketWrongMeeting, "The ticket is for another meeting: join this one.");
    }
}
