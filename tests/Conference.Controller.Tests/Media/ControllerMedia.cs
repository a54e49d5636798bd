using System.Text.Json;
using Conference.Controller.Access;
using Conference.Controller.Media;
using Conference.Controller.Tests.Support;
using Conference.Mediasoup;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Media;

/// <summary>What the media's tests ask of the running controller.</summary>
internal static class ControllerMedia
{
    /// <summary>Another device of somebody who has joined.</summary>
    public static Joined AddDevice(this ControllerFixture controller, Joined joined)
    {
        var device = new Device();
        var key = JsonSerializer.SerializeToElement(device.PublicKey);
        var ticket = controller.Services.GetRequiredService<TicketOffice>().Issue(
            Caller.DefaultTenant,
            joined.MeetingId,
            joined.ParticipantId,
            new DeviceKey(key.Text("kty"), key.Text("crv"), key.Text("x"), key.Text("y")));
        return joined with { Device = device, Ticket = ticket };
    }

    /// <summary>The only consumer of somebody's device, in this process.</summary>
    public static async Task<Consumer> ConsumerAsync(this ControllerFixture controller, Joined joined) =>
        (await controller.SessionAsync(joined)).Consumers.Single();

    public static async Task<MediaSession> SessionAsync(this ControllerFixture controller, Joined joined)
    {
        var tickets = controller.Services.GetRequiredService<TicketOffice>();
        var room = await controller.Services.GetRequiredService<MediaRooms>().GetAsync(joined.MeetingId, CancellationToken.None);
        return room.FindSession(ConnectionKey.Of(tickets.Read(joined.Ticket)))!;
    }
}
