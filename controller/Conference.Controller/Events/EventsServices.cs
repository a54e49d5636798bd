using Conference.Controller.Access;
using Conference.Controller.Api.Limits;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Chat;

namespace Conference.Controller.Events;

/// <summary>What every events session works with.</summary>
internal sealed class EventsServices(
    MeetingRegistry meetings, Moderation moderation, Messenger messenger, TicketOffice tickets, EventsConnections connections, RateLimits limits)
{
    public MeetingRegistry Meetings { get; } = meetings;

    public Moderation Moderation { get; } = moderation;

    public Messenger Messenger { get; } = messenger;

    public TicketOffice Tickets { get; } = tickets;

    public EventsConnections Connections { get; } = connections;

    public RateLimits Limits { get; } = limits;
}
