using System.Text.Json.Serialization;

namespace Conference.Client;

/// <summary>A recording as it was when it was read. What is not known yet is null.</summary>
/// <remarks>That of an event has no settings, people and files: get it by its id for them.</remarks>
public sealed record Recording
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The meeting that it shows.</summary>
    public string MeetingId { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The meeting's code.</summary>
    public string MeetingCode { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>The meeting's name.</summary>
    public string MeetingName { get; init => field = value ?? string.Empty; } = string.Empty;

    /// <summary>Its own name; null while it is called like the meeting.</summary>
    public string? Name { get; init; }

    /// <summary>How far it is.</summary>
    public RecordingState State { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When capture began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Since when it is paused; null while it is not.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Length of the pauses that are over, in seconds.</summary>
    public double PausedSeconds { get; init; }

    /// <summary>When capture ended.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When the file was ready.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How long it is.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>How large the file is.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>How much of the film is made, or uploaded, 0 to 1.</summary>
    public double? Progress { get; init; }

    /// <summary>What went wrong, as a stable word.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What went wrong, in a sentence with the way out.</summary>
    public string? Error { get; init; }

    /// <summary>In which state it was when it went wrong; null unless it has failed.</summary>
    public RecordingState? FailedState { get; init; }

    /// <summary>What it becomes.</summary>
    public RecordingSettings Settings { get; init => field = value ?? new(); } = new();

    /// <summary>Names of the people in it, in the order in which they came; empty until the film is made.</summary>
    public IReadOnlyList<string> Participants { get; init => field = value ?? []; } = [];

    /// <summary>Media that should be in it and is not, with reasons.</summary>
    public IReadOnlyList<string> Missing { get; init => field = value ?? []; } = [];

    /// <summary>The recorder that has it, or had it last.</summary>
    public string? Recorder { get; init; }

    /// <summary>The recorder whose disk holds its files and which is away; null while nothing is waited for.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>How often a recorder has worked on it.</summary>
    public int Attempts { get; init; }

    /// <summary>When the server tries again by itself; null when it does not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Whether it is kept whatever the rules of retention say.</summary>
    public bool LegalHold { get; init; }

    /// <summary>When the rules of retention delete it; null for never.</summary>
    public DateTimeOffset? RetainUntil { get; init; }

    /// <summary>Its files, the film first. Lists leave them out: <see cref="RecordingsClient.GetAsync"/> has them.</summary>
    public IReadOnlyList<RecordingArtifact> Artifacts { get; init => field = value ?? []; } = [];

    /// <summary>Whether it stays as it is until somebody does something: it is completed or failed.</summary>
    [JsonIgnore]
    public bool IsFinal => State is RecordingState.Completed or RecordingState.Failed;
}
