using Conference.Client.Http;

namespace Conference.Client;

/// <summary>Where the server reports what happens in the tenant's meetings: signed, in order, and again until it arrives.</summary>
public sealed class WebhooksClient
{
    private const string Path = "webhooks";

    private readonly RestClient _rest;

    internal WebhooksClient(RestClient rest) => _rest = rest;

    /// <summary>The tenant's webhooks, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<Webhook> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync(Path, ClientJson.Default.PageWebhook, cancellationToken);

    /// <summary>One webhook, without its secret.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such webhook.</exception>
    public async Task<Webhook> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        var (webhook, etag) = await _rest.SendForVersionAsync(new(HttpMethod.Get, Of(id)), ClientJson.Default.Webhook, cancellationToken);
        return webhook with { ETag = etag };
    }

    /// <summary>Has events sent somewhere. The <see cref="Webhook.Secret"/> is told here only.</summary>
    /// <param name="webhook">Where, and which events.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Webhook> CreateAsync(NewWebhook webhook, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Request(HttpMethod.Post, Path, webhook, ClientJson.Default.NewWebhook, idempotencyKey), ClientJson.Default.Webhook, cancellationToken);

    /// <summary>Changes a webhook; switches it on or off.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="changes">What is to change.</param>
    /// <param name="ifMatch">The <see cref="Webhook.ETag"/> that the changes were made from; without one the newest version is changed.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ChangedMeanwhileException">Somebody else has changed it since <paramref name="ifMatch"/>.</exception>
    public async Task<Webhook> UpdateAsync(
        string id, WebhookChanges changes, string? ifMatch = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var json = ClientJson.Default;
        var request = Json.Request(HttpMethod.Patch, Of(id), changes, json.WebhookChanges, idempotencyKey) with { IfMatch = ifMatch };
        var (webhook, etag) = await _rest.SendForVersionAsync(request, json.Webhook, cancellationToken);
        return webhook with { ETag = etag };
    }

    /// <summary>Deletes a webhook with what it has not delivered.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task DeleteAsync(string id, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Delete, Of(id), idempotencyKey), cancellationToken);

    /// <summary>Sends a test event, once.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<WebhookDelivery> TestAsync(string id, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{Of(id)}/test", idempotencyKey), ClientJson.Default.WebhookDelivery, cancellationToken);

    /// <summary>Gives a webhook a new secret, told here only; the one before signs too for a while.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Webhook> RotateSecretAsync(string id, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(Json.Command(HttpMethod.Post, $"{Of(id)}/rotate-secret", idempotencyKey), ClientJson.Default.Webhook, cancellationToken);

    /// <summary>What was sent and what waits, newest first.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="state">Only those that stand so.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<WebhookDelivery> ListDeliveriesAsync(string id, DeliveryState? state = null, CancellationToken cancellationToken = default)
    {
        var filter = state is { } wanted ? $"?state={Json.Word(wanted)}" : string.Empty;
        return _rest.ListAsync($"{Of(id)}/deliveries{filter}", ClientJson.Default.PageWebhookDelivery, cancellationToken);
    }

    /// <summary>Sends an event again, now.</summary>
    /// <param name="id">The webhook.</param>
    /// <param name="deliveryId">The <see cref="WebhookDelivery.Id"/>.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<WebhookDelivery> RetryAsync(string id, string deliveryId, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _rest.SendAsync(
            Json.Command(HttpMethod.Post, $"{Of(id)}/deliveries/{Uri.EscapeDataString(deliveryId)}/retry", idempotencyKey),
            ClientJson.Default.WebhookDelivery,
            cancellationToken);

    private static string Of(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return $"{Path}/{Uri.EscapeDataString(id)}";
    }
}
