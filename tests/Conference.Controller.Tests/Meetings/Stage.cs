using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Meetings;

/// <summary>A meeting with a host, a speaker and an attendee in it, somebody in the lobby and somebody banned.</summary>
internal sealed class Stage
{
    private readonly ControllerFixture _controller;
    private readonly Dictionary<string, string> _names = [];

    private Stage(ControllerFixture controller) => _controller = controller;

    public string MeetingId { get; private set; } = string.Empty;

    public Joined Host { get; private set; } = null!;

    public Joined Speaker { get; private set; } = null!;

    public Joined Attendee { get; private set; } = null!;

    public Joined Waiting { get; private set; } = null!;

    public static async Task<Stage> SetAsync(ControllerFixture controller, object? settings = null)
    {
        var stage = new Stage(controller);
        var created = await stage.SendAsync(
            controller.Key.Request(HttpMethod.Post, "api/v1/meetings"), new { name = "Stage", settings = settings ?? new { lobby = "guests" } });
        stage.MeetingId = created.Text("id");
        stage.Host = await stage.JoinAsync("Hanna", "host");
        stage.Speaker = await stage.JoinAsync("Sam", "speaker");
        stage.Attendee = await stage.JoinAsync("Ada", "attendee");
        stage.Waiting = await stage.JoinAsync("Walt", role: null);
        var troll = await stage.JoinAsync("Troll", "attendee");
        var ban = await stage.SendAsync(
            stage.Host.Request(HttpMethod.Post, $"api/v1/meetings/{stage.MeetingId}/participants/{troll.ParticipantId}/ban"), new { });
        stage._names["{m}"] = stage.MeetingId;
        stage._names["{p}"] = stage.Attendee.ParticipantId;
        stage._names["{speaker}"] = stage.Speaker.ParticipantId;
        stage._names["{waiting}"] = stage.Waiting.ParticipantId;
        stage._names["{ban}"] = ban.Text("id");
        return stage;
    }

    /// <summary>Joins with a token of the given role, or as a guest.</summary>
    public async Task<Joined> JoinAsync(string name, string? role)
    {
        var device = new Device();
        var token = role is null ? null : _controller.Key.JoinToken(MeetingId, $"user-{name}", role);
        using var response = await _controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{MeetingId}/join", new { displayName = name, key = device.PublicKey, token });
        var body = await response.EnsureSuccessStatusCode().ReadJsonAsync();
        return new Joined(device, body.Text("ticket"), body.Text("participantId"), _controller.Address);
    }

    /// <summary>The path of a call on this stage.</summary>
    public string Path(Call call) => $"api/v1/{Fill(call.Path)}";

    /// <summary>Sends a call as whoever made the request.</summary>
    public async Task<HttpResponseMessage> SendAsync(Call call, HttpRequestMessage request, string? idempotencyKey = null, string? body = null)
    {
        using (request)
        {
            if ((body ?? call.Body) is { } text)
                request.Content = new StringContent(Fill(text), Encoding.UTF8, "application/json");
            if (idempotencyKey is not null)
                request.Headers.Add("Idempotency-Key", idempotencyKey);
            return await _controller.Http.SendAsync(request);
        }
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, object body)
    {
        using (request)
        {
            request.Content = JsonContent.Create(body);
            using var response = await _controller.Http.SendAsync(request);
            return await response.EnsureSuccessStatusCode().ReadJsonAsync();
        }
    }

    private string Fill(string text) => _names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));
}
