using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Events;

/// <summary>A meeting with a host and two speakers, all of them listening.</summary>
internal sealed class Room : IAsyncDisposable
{
    private readonly List<EventClient> _clients = [];

    private Room(ControllerFixture controller, string meeting)
    {
        Controller = controller;
        Meeting = meeting;
    }

    public ControllerFixture Controller { get; }

    /// <summary>The meeting's id.</summary>
    public string Meeting { get; }

    public EventClient Hanna { get; private set; } = null!;

    public EventClient Ada { get; private set; } = null!;

    public EventClient Bob { get; private set; } = null!;

    public static async Task<Room> OpenAsync(ControllerFixture controller, object? settings = null)
    {
        using var response = await controller.Http.SendAsync(
            Post(controller.Key.Request(HttpMethod.Post, "api/v1/meetings"), new { name = "Room", settings = settings ?? new { } }));
        var room = new Room(controller, (await response.EnsureSuccessStatusCode().ReadJsonAsync()).Text("id"));
        room.Hanna = await room.JoinAsync("Hanna", "host");
        room.Ada = await room.JoinAsync("Ada");
        room.Bob = await room.JoinAsync("Bob");
        await room.Hanna.EventAsync("participantJoined", data => data.Text("displayName") == "Bob");
        await room.Ada.EventAsync("participantJoined", data => data.Text("displayName") == "Bob");
        return room;
    }

    public async Task<EventClient> JoinAsync(string name, string role = "speaker") =>
        Keep(await EventClient.JoinAsync(Controller, Meeting, name, role));

    public EventClient Keep(EventClient client)
    {
        _clients.Add(client);
        return client;
    }

    /// <summary>A REST call in this meeting by one of its participants.</summary>
    public async Task<HttpResponseMessage> SendAsync(EventClient who, HttpMethod method, string path, object? body = null) =>
        await Controller.Http.SendAsync(Post(who.Who.Request(method, $"api/v1/meetings/{Meeting}/{path}"), body));

    /// <summary>A REST call in this meeting by its application.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null) =>
        await Controller.Http.SendAsync(Post(Controller.Key.Request(method, $"api/v1/meetings/{Meeting}/{path}"), body));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
    }

    private static HttpRequestMessage Post(HttpRequestMessage request, object? body)
    {
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return request;
    }

    public static IReadOnlyList<string> Texts(JsonElement messages) => [.. messages.EnumerateArray().Select(message => message.Text("text"))];
}
