namespace Conference.Client;

/// <summary>Somewhere that the server is to report events to.</summary>
/// <param name="Url">Where: https, or http on this machine where the server allows it.</param>
public sealed record NewWebhook(Uri Url)
{
    /// <summary>Which events: names of types, or beginnings of them with a <c>*</c>, such as <c>recording*</c>; null for all.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>The id or code of the only meeting whose events are wanted; null for all of the tenant's.</summary>
    public string? MeetingId { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }
}
