using Conference.Controller.Access;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Signaling;

/// <summary>What every signaling session works with.</summary>
internal sealed class SignalServices(
    MeetingRegistry meetings,
    MediaRooms rooms,
    TicketOffice tickets,
    SignalConnections connections,
    PlainListener plainListener,
    IOptions<MediaOptions> options)
{
    public MeetingRegistry Meetings { get; } = meetings;

    public MediaRooms Rooms { get; } = rooms;

    public TicketOffice Tickets { get; } = tickets;

    public SignalConnections Connections { get; } = connections;

    public PlainListener PlainListener { get; } = plainListener;

    public IReadOnlyList<IceServer> IceServers => options.Value.IceServers;
}
