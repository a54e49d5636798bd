using System.Collections.Immutable;
using System.Text.Json;

namespace Conference.Client;

/// <summary>A meeting as its connection knows it. It never changes: each event makes a new one.</summary>
public sealed partial record MeetingState
{
    /// <summary>The number of the last event that is in it.</summary>
    public long Sequence { get; init; }

    /// <summary>The meeting.</summary>
    public MeetingInfo Meeting { get; init; } = new();

    /// <summary>Whether this participant has been let in; in the lobby there is nobody to see.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>This participant.</summary>
    public ParticipantInfo Self { get; init; } = new();

    /// <summary>Everybody who is here, this participant too, by id.</summary>
    public ImmutableDictionary<string, ParticipantInfo> Participants { get; init; } = ImmutableDictionary.Create<string, ParticipantInfo>(StringComparer.Ordinal);

    /// <summary>Who waits to be let in, first come first; empty for those who may not let anybody in.</summary>
    public ImmutableList<ParticipantInfo> Lobby { get; init; } = [];

    /// <summary>Whose hands are up, first raised first.</summary>
    public ImmutableList<string> Hands { get; init; } = [];

    /// <summary>The polls, oldest first.</summary>
    public ImmutableList<Poll> Polls { get; init; } = [];

    /// <summary>Who shares a screen.</summary>
    public ImmutableList<string> Sharing { get; init; } = [];

    /// <summary>Who is heard, loudest first.</summary>
    public ImmutableList<string> Speaking { get; init; } = [];

    /// <summary>Who agreed to the newest recording, and who did not; whoever was not asked or has not answered is not in it.</summary>
    public ImmutableDictionary<string, bool> Consents { get; init; } = ImmutableDictionary.Create<string, bool>(StringComparer.Ordinal);

    /// <summary>What this participant's devices keep with <see cref="MeetingConnection.SetStateAsync"/>.</summary>
    public ImmutableDictionary<string, JsonElement> OwnState { get; init; } = ImmutableDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>The recording that runs or was last made; null without one.</summary>
    public Recording? Recording { get; init; }
}
