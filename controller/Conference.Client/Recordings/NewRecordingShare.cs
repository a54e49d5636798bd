namespace Conference.Client;

/// <summary>A link to be made.</summary>
public sealed record NewRecordingShare
{
    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A passcode of 4 to 64 characters that is asked for; null for none.</summary>
    public string? Passcode { get; init; }

    /// <summary>What it is for.</summary>
    public string? Label { get; init; }

    /// <summary>Whether its page offers the file to save; true by default.</summary>
    public bool Download { get; init; } = true;

    /// <inheritdoc/>
    // A record prints its members, and the passcode must not end up in a log.
    public override string ToString() => $"Share until {ExpiresAt}, passcode {(Passcode is null ? "none" : "***")}";
}
