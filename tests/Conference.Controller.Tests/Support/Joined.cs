using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Conference.Controller.Tests.Support;

/// <summary>Somebody who has joined: a device with its ticket.</summary>
public sealed record Joined(Device Device, string Ticket, string ParticipantId, Uri Server)
{
    public const string Signal = "conference.signal.v1";
    public const string Events = "conference.events.v1";

    /// <summary>The meeting's id, which the ticket carries.</summary>
    public string MeetingId
    {
        get
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(Ticket.Split('.')[1]));
            return claims.RootElement.Text("meeting");
        }
    }

    internal Task<(RpcClient Client, JsonElement State)> SignalAsync() => ConnectAsync("signal", Signal, Device, Ticket);

    internal Task<(RpcClient Client, JsonElement State)> EventsAsync() => ConnectAsync("events", Events, Device, Ticket);

    internal async Task<RpcClient> OpenAsync(string path, string subprotocol) =>
        await RpcClient.OpenAsync(new Uri($"ws://{Server.Authority}/{path}"), subprotocol);

    internal async Task<(RpcClient Client, JsonElement State)> ConnectAsync(string path, string subprotocol, Device device, string ticket)
    {
        var client = await OpenAsync(path, subprotocol);
        var state = await client.AuthenticateAsync(subprotocol, device, ticket);
        return (client, state);
    }

    /// <summary>A REST call with the ticket and its device's proof.</summary>
    internal HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", Ticket);
        request.Headers.Add("DPoP", Device.Proof(method, new Uri(Server, path), Ticket));
        return request;
    }
}
