namespace Conference.Controller.Webhooks;

/// <summary>The events of one meeting for one webhook, which go one after the other; held under a lease.</summary>
internal sealed record Lane
{
    public string WebhookId { get; init; } = "";

    public string MeetingId { get; init; } = "";

    public string Lease { get; init; } = "";

    /// <summary>Whether the receiver had failed when the lane was taken.</summary>
    public bool Failing { get; init; }
}
