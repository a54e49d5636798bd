using Conference.Controller.Access;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Webhooks;

/// <summary>Notes since when a receiver fails, and disables its webhook when it is gone or has failed for days.</summary>
internal sealed partial class WebhookHealth(
    Database database, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookHealth> logger)
{
    public Task RecoveredAsync(string webhookId, CancellationToken cancellationToken) => database.ExecuteAsync(
        "UPDATE webhook SET failing_since = NULL WHERE id = @webhookId", new { webhookId }, cancellationToken);

    public async Task FailedAsync(string webhookId, Attempt attempt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var webhook = await write.FindAsync<WebhookRow>(
            "SELECT to_jsonb(w)::text FROM webhook w WHERE id = @webhookId AND enabled FOR UPDATE", new { webhookId });
        if (webhook is null)
            return;
        var failing = webhook with { FailingSince = webhook.FailingSince ?? now };
        if (ReasonToDisable(attempt, now - failing.FailingSince.Value) is { } reason)
        {
            failing = failing with
            {
                Enabled = false,
                DisabledAt = now,
                DisabledReason = reason,
                UpdatedAt = now,
                Version = webhook.Version + 1,
            };
            await write.WriteAsync(AuditRow.Of(
                Caller.System(webhook.TenantId), webhook.MeetingId, now, "webhook.disabled", WebhookChanges.Kind, webhookId));
        }
        else if (webhook.FailingSince is not null)
        {
            return; // known already
        }

        await write.WriteAsync(failing);
        await write.CommitAsync();
        if (!failing.Enabled)
            Disabled(webhookId, failing.DisabledReason!);
    }

    private string? ReasonToDisable(Attempt attempt, TimeSpan failing)
    {
        if (attempt.IsGone)
            return "The receiver answered 410 (gone).";
        return failing > options.Value.DisableAfter ? $"The receiver failed for {options.Value.DisableAfter.TotalDays:0.#} days. The last time: {attempt.Error}" : null;
    }

    [LoggerMessage(2220, LogLevel.Warning, "Webhook {WebhookId} was disabled: {Reason}")]
    private partial void Disabled(string webhookId, string reason);
}
