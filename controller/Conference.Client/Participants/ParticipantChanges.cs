namespace Conference.Client;

/// <summary>What is to change of somebody. Whatever is null or none stays.</summary>
public sealed record ParticipantChanges
{
    /// <summary>The name that the others see; 1 to 60 characters.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What they are; brings the role's grants.</summary>
    public Role? Role { get; init; }

    /// <summary>What they may do beyond their role.</summary>
    public Grants Give { get; init; }

    /// <summary>What they may not do although their role could. What they send of it ends in the media server too.</summary>
    public Grants Take { get; init; }
}
