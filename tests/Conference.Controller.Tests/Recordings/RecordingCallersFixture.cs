using System.Net.Http.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>A controller with one finished recording, for all calls that ask who may.</summary>
public sealed class RecordingCallersFixture : IAsyncLifetime
{
    public ControllerFixture Controller { get; } = new();

    public string RecordingId { get; private set; } = string.Empty;

    /// <summary>The session of an account without administration.</summary>
    public string Session { get; private set; } = string.Empty;

    internal RecordingStage Stage { get; private set; } = null!;

    internal RecordingStage Elsewhere { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Controller.InitializeAsync();
        Stage = await RecordingStage.SetAsync(Controller);
        Elsewhere = await RecordingStage.SetAsync(Controller);
        RecordingId = (await Stage.RecordAsync()).GetProperty("id").GetString()!;
        var account = new { email = "mia@example.org", password = "correct horse battery" };
        await Stage.ReadAsync(HttpMethod.Post, "accounts", new { account.email, account.password, role = "member" });
        using var login = await Controller.Http.PostAsJsonAsync("api/v1/accounts/login", account);
        Session = (await login.EnsureSuccessStatusCode().ReadJsonAsync()).Text("session");
    }

    public Task DisposeAsync() => Controller.DisposeAsync();
}
