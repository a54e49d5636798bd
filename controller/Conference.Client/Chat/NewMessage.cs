namespace Conference.Client;

/// <summary>A message that is to be sent.</summary>
/// <param name="Text">What it says; at most 4,000 characters. It may be empty where a file says it all.</param>
public sealed record NewMessage(string Text)
{
    /// <summary>The participants whom it is for; null for all.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>The message that it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>A file that was uploaded before.</summary>
    public string? FileId { get; init; }

    /// <summary>The sender's own name for it; one is made when there is none. A message with the same name is sent once.</summary>
    public string? ClientId { get; init; }
}
