namespace Conference.Client;

/// <summary>Who may join a meeting, and as what.</summary>
/// <param name="UserId">Who it is in your application, at most 128 characters: the same person comes back as the same participant, on several devices too.</param>
public sealed record JoinPass(string UserId)
{
    internal static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    /// <summary>The name that the others see; null leaves it to the person.</summary>
    public string? Name { get; init; }

    /// <summary>What they are; null for the meeting's default.</summary>
    public Role? Role { get; init; }

    /// <summary>What they may do beyond their role.</summary>
    public Grants Give { get; init; }

    /// <summary>What they may not do although their role could.</summary>
    public Grants Take { get; init; }

    /// <summary>How long the token can be used to join; an hour by default, a day at most. Whoever has joined stays.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);
}
