namespace Conference.Controller.Webhooks;

/// <summary>The event that a webhook's owner sends to see whether it arrives. It belongs to no meeting and is sent once.</summary>
internal static class WebhookTest
{
    public const string Type = "webhookTest";
}
