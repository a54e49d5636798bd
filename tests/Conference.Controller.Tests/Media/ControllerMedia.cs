using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Access;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
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

    /// <summary>A meeting with a host in it; answers its code too.</summary>
    public static async Task<(string Meeting, Joined Host)> OpenAsync(this ControllerFixture controller, object? settings = null)
    {
        using var created = await controller.Http.PostAsJsonAsync("api/v1/meetings", new { name = "Test", settings });
        var meeting = await created.EnsureSuccessStatusCode().ReadJsonAsync();
        var device = new Device();
        using var joined = await controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{meeting.Text("id")}/join", new { displayName = "Host", key = device.PublicKey, token = meeting.Text("hostToken") });
        var host = await joined.EnsureSuccessStatusCode().ReadJsonAsync();
        return (meeting.Text("code"), new Joined(device, host.Text("ticket"), host.Text("participantId"), controller.Address));
    }

    /// <summary>A host's call about the meeting, which must succeed.</summary>
    public static async Task DoAsync(this ControllerFixture controller, Joined host, HttpMethod method, string what, object? body = null)
    {
        using var request = host.Request(method, $"api/v1/meetings/{host.MeetingId}/{what}");
        request.Content = JsonContent.Create(body ?? new { });
        using var response = await controller.Http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{what}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>The meeting that somebody is in, in this process.</summary>
    public static Meeting Meeting(this ControllerFixture controller, Joined joined) =>
        controller.Services.GetRequiredService<MeetingRegistry>().Find(joined.MeetingId)!;

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
