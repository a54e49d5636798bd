namespace Conference.Client;

/// <summary>What is to change of a webhook. Whatever is null stays.</summary>
public sealed record WebhookChanges
{
    /// <summary>Where the events go.</summary>
    public Uri? Url { get; init; }

    /// <summary>Which events: names of types, or beginnings of them with a <c>*</c>.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>Whether events are sent.</summary>
    public bool? Enabled { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }
}
