using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>A meeting with people in it, and its recording by REST.</summary>
internal sealed class RecordingStage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RecordingStage(ControllerFixture controller, string code)
    {
        Controller = controller;
        Code = code;
    }

    public ControllerFixture Controller { get; }

    public string Code { get; }

    public Joined Host { get; private set; } = null!;

    public Joined Speaker { get; private set; } = null!;

    public Joined Attendee { get; private set; } = null!;

    public string HostToken { get; private set; } = string.Empty;

    public static async Task<RecordingStage> SetAsync(ControllerFixture controller, object? settings = null)
    {
        using var response = await controller.Http.SendAsync(WithBody(controller.Key.Request(HttpMethod.Post, "api/v1/meetings"), new { name = "Stage", settings }));
        var created = await response.EnsureSuccessStatusCode().ReadJsonAsync();
        var stage = new RecordingStage(controller, created.Text("code")) { HostToken = created.Text("hostToken") };
        stage.Host = await stage.JoinAsync("Hanna", "host");
        stage.Speaker = await stage.JoinAsync("Sam", "speaker");
        stage.Attendee = await stage.JoinAsync("Ada", "attendee");
        return stage;
    }

    public async Task<Joined> JoinAsync(string name, string? role)
    {
        var device = new Device();
        var token = role is null ? null : Controller.Key.JoinToken(Code, $"user-{name}", role);
        using var response = await Controller.Http.PostAsJsonAsync(
            $"api/v1/meetings/{Code}/join", new { displayName = name, key = device.PublicKey, token });
        var body = await response.EnsureSuccessStatusCode().ReadJsonAsync();
        return new Joined(device, body.Text("ticket"), body.Text("participantId"), Controller.Address);
    }

    /// <summary>A call as the tenant.</summary>
    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, object? body = null) =>
        Controller.Http.SendAsync(WithBody(Controller.Key.Request(method, $"api/v1/{path}"), body));

    public async Task<JsonElement> ReadAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await CallAsync(method, path, body);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.ReadJsonAsync();
    }

    public Task<JsonElement> StartAsync(object? body = null) => ReadAsync(HttpMethod.Post, $"meetings/{Code}/recording/start", body);

    public Task<JsonElement> OrderAsync(string order) => ReadAsync(HttpMethod.Post, $"meetings/{Code}/recording/{order}");

    /// <summary>Records for a moment and waits for the film.</summary>
    public async Task<JsonElement> RecordAsync(object? body = null)
    {
        var id = (await StartAsync(body)).Text("id");
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // of recording
        await OrderAsync("stop");
        return await UntilAsync(id, "completed");
    }

    public async Task<JsonElement> UntilAsync(string id, string state)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var recording = await ReadAsync(HttpMethod.Get, $"recordings/{id}");
            if (recording.Text("state") == state)
                return recording;
            Assert.False(limit.IsCancellationRequested || recording.Text("state") is "failed" or "completed", recording.GetRawText());
            await Task.Delay(100, CancellationToken.None);
        }
    }

    public static HttpRequestMessage WithBody(HttpRequestMessage request, object? body)
    {
        if (body is not null)
            request.Content = JsonContent.Create(body);
        return request;
    }
}
