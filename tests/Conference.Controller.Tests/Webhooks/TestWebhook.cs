namespace Conference.Controller.Tests.Webhooks;

/// <summary>A webhook of one test, which is deleted with it so that it gets nothing of the next one.</summary>
internal sealed class TestWebhook(WebhookHost host, string id, string secret) : IAsyncDisposable
{
    public string Id { get; } = id;

    public string Secret { get; } = secret;

    /// <summary>Where its deliveries are listed.</summary>
    public string Deliveries { get; } = $"webhooks/{id}/deliveries";

    public async ValueTask DisposeAsync()
    {
        using var response = await host.Http.DeleteAsync(new Uri($"api/v1/webhooks/{Id}", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }
}
