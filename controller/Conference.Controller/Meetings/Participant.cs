using System.Text.Json;
using Conference.Controller.Access.Roles;

namespace Conference.Controller.Meetings;

/// <summary>One person in a meeting, with one or several devices. Guarded by the meeting's lock.</summary>
internal sealed class Participant(string id, string userId, string displayName, Role role, DateTimeOffset joinedAt) : IDisposable
{
    /// <summary>What the user ids of guests begin with, each of whom is somebody new.</summary>
    public const string GuestPrefix = "guest:";

    public string Id { get; } = id;

    public string UserId { get; } = userId;

    public string DisplayName { get; set; } = displayName;

    public Role Role { get; set; } = role;

    /// <summary>What differs from the role's grants.</summary>
    public IReadOnlyDictionary<string, bool>? GrantChanges { get; set; }

    public ParticipantState State { get; set; } = ParticipantState.Joining;

    public string? Reason { get; set; }

    public DateTimeOffset JoinedAt { get; set; } = joinedAt;

    public DateTimeOffset? LeftAt { get; set; }

    public DateTimeOffset? HandRaisedAt { get; set; }

    public long Version { get; set; }

    /// <summary>The number of the event that let them in from the lobby: what happened before was not for them.</summary>
    public long AdmittedAt { get; set; }

    /// <summary>What their own devices share.</summary>
    public Dictionary<string, JsonElement> OwnState { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of the devices that were given a ticket.</summary>
    public HashSet<string> Devices { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the live connections, of either endpoint and any device.</summary>
    public HashSet<string> Connections { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs while there is no connection.</summary>
    public ITimer? Grace { get; set; }

    public bool IsGuest => UserId.StartsWith(GuestPrefix, StringComparison.Ordinal);

    /// <summary>Whether this one has a place in the meeting or waits for one.</summary>
    public bool IsHere => State is ParticipantState.Waiting or ParticipantState.Joining or ParticipantState.Present;

    public string ETag => $"\"{Version}\"";

    public Grants Grants => RoleGrants.Of(Role, GrantChanges);

    public ParticipantView View => new(Id, DisplayName, JoinedAt, Connections.Count > 0, Role, RoleGrants.NamesOf(Grants), HandRaisedAt);

    public void StopGrace()
    {
        Grace?.Dispose();
        Grace = null;
    }

    public void Dispose() => StopGrace();
}
