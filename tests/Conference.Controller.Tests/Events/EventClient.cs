using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Events;

/// <summary>Somebody in a meeting with a connection to /events, and the answer that it began with.</summary>
internal sealed class EventClient(Joined who, RpcClient rpc, JsonElement state) : IAsyncDisposable
{
    public Joined Who { get; } = who;

    public string Id => Who.ParticipantId;

    public JsonElement State { get; } = state;

    public Task<int> Closed => rpc.Closed;

    /// <summary>Connects a device, where wanted with the number of the last event that it has.</summary>
    public static async Task<EventClient> ConnectAsync(Joined who, long? after = null)
    {
        var rpc = await who.OpenAsync("events", Joined.Events);
        var nonce = (await rpc.NotificationAsync("challenge")).Text("nonce");
        var signature = who.Device.Sign(Joined.Events, nonce, who.Ticket);
        var state = await rpc.CallAsync("authenticate", new { ticket = who.Ticket, key = who.Device.PublicKey, signature, after });
        return new EventClient(who, rpc, state);
    }

    /// <summary>Joins by a token of the tenant's key, which names a user and a role.</summary>
    public static async Task<EventClient> JoinAsync(ControllerFixture controller, string meeting, string name, string role = "speaker") =>
        await ConnectAsync(await EnterAsync(controller, meeting, name, role));

    /// <summary>The same user's device, one more each time.</summary>
    public static async Task<Joined> EnterAsync(ControllerFixture controller, string meeting, string name, string role = "speaker")
    {
        var device = new Device();
        var token = controller.Key.JoinToken(meeting, $"user-{name}", role, name);
        using var response = await controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{meeting}/join", new { displayName = name, key = device.PublicKey, token });
        var body = await response.EnsureSuccessStatusCode().ReadJsonAsync();
        return new Joined(device, body.Text("ticket"), body.Text("participantId"), controller.Address);
    }

    public Task<JsonElement> CallAsync(string method, object? parameters = null) => rpc.CallAsync(method, parameters ?? new { });

    /// <summary>A call with whatever stands in place of its parameters.</summary>
    public Task<JsonElement> RawAsync(string method, object? parameters) => rpc.CallAsync(method, parameters!);

    public Task<JsonElement> SayAsync(string text, params string[] to) => CallAsync("sendMessage", to.Length == 0 ? new { text } : new { text, to });

    public Task<JsonElement> AskAsync(string question, params IReadOnlyList<string> options) => CallAsync("createPoll", new { question, options });

    public Task<JsonElement> VoteAsync(string pollId, params IReadOnlyList<int> options) => CallAsync("vote", new { pollId, options });

    /// <summary>The code that a vote is refused with.</summary>
    public Task<string> VoteRefusalAsync(string pollId, params IReadOnlyList<int> options) => RefusalAsync("vote", new { pollId, options });

    /// <summary>The code that a call is refused with.</summary>
    public async Task<string> RefusalAsync(string method, object? parameters = null) =>
        (await Assert.ThrowsAsync<RpcRefusedException>(() => CallAsync(method, parameters))).Code;

    public Task<JsonElement> NotificationAsync(string method) => rpc.NotificationAsync(method);

    public Task<JsonElement> NextAsync() => rpc.NotificationAsync("event");

    /// <summary>The data of the next event of a type; others before it are passed over.</summary>
    public async Task<JsonElement> EventAsync(string type, Func<JsonElement, bool>? fits = null) =>
        (await rpc.NotificationAsync("event", e => e.Text("type") == type && (fits is null || fits(e.GetProperty("data"))))).GetProperty("data");

    /// <summary>All events up to the first one that fits, which is the last.</summary>
    public async Task<List<JsonElement>> EventsUntilAsync(Func<JsonElement, bool> fits)
    {
        var events = new List<JsonElement>();
        do
            events.Add(await NextAsync());
        while (!fits(events[^1]));
        return events;
    }

    public void Abort() => rpc.Abort();

    public ValueTask DisposeAsync() => rpc.DisposeAsync();
}
