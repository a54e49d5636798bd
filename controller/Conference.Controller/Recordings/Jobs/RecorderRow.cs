namespace Conference.Controller.Recordings.Jobs;

/// <summary>A recorder as it told of itself last.</summary>
internal sealed record RecorderRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string StorageId { get; init; }

    public int Capacity { get; init; }

    /// <summary>Recordings in an active state that it holds.</summary>
    public int Active { get; init; }

    public long FreeBytes { get; init; }

    public required string Version { get; init; }

    public string? ProblemCode { get; init; }

    public string? Problem { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>By the database's clock.</summary>
    public bool Alive { get; init; }
}
