namespace Conference.Client;

/// <summary>What a recording that begins is to become, and what it is called.</summary>
public sealed record RecordingStartOptions : RecordingOptions
{
    /// <summary>A name of its own, of 200 characters at most; without one it goes by its meeting's.</summary>
    public string? Name { get; init; }
}
