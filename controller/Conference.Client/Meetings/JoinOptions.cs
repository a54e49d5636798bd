namespace Conference.Client;

/// <summary>As whom to join a meeting.</summary>
public sealed record JoinOptions
{
    /// <summary>Who it is in your application; without one everybody who joins is somebody new. Needs an API key.</summary>
    public string? UserId { get; init; }

    /// <summary>What they are; null for the meeting's default. Needs an API key.</summary>
    public Role? Role { get; init; }

    /// <summary>What they may do beyond their role. Needs an API key.</summary>
    public Grants Give { get; init; }

    /// <summary>What they may not do although their role could. Needs an API key.</summary>
    public Grants Take { get; init; }

    /// <summary>A join token or a host token, instead of one that is signed here.</summary>
    public string? Token { get; init; }

    /// <summary>The meeting's passcode, for those who come without a token.</summary>
    public string? Passcode { get; init; }

    /// <summary>Comes as a guest although there is an API key.</summary>
    public bool AsGuest { get; init; }

    // A record prints its members, and neither token nor passcode must end up in a log.
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(JoinOptions)} {UserId} {Role}";
}
