namespace Conference.Client;

/// <summary>A link with which anybody can watch one recording.</summary>
public sealed record RecordingShare
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The recording.</summary>
    public string RecordingId { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>What stands in the link. It opens the recording, so it is not for logs; told by creation only.</summary>
    public string? Token { get; init; }

    /// <summary>The link for a browser, relative to the server or absolute; told by creation only.</summary>
    public string? Url { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether a passcode is asked for.</summary>
    public bool PasscodeRequired { get; init; }

    /// <summary>What it is for, as the one who made it has said.</summary>
    public string? Label { get; init; }

    /// <summary>Whether its page offers the file to save.</summary>
    public bool Download { get; init; }

    /// <summary>How often it was opened.</summary>
    public long Views { get; init; }

    /// <inheritdoc/>
    // A record prints its members, and the token must not end up in a log.
    public override string ToString() => $"Share {Id} of recording {RecordingId}";
}
