using Conference.Controller.Access.Roles;

namespace Conference.Controller.Meetings;

/// <summary>Somebody at the door, and what they bring.</summary>
/// <param name="UserId">Who a join token says they are; null for a guest.</param>
/// <param name="Role">What a join token makes them; null for the meeting's default.</param>
/// <param name="HasToken">Whether somebody vouches for them: then neither passcode nor, for hosts, lobby and lock hold them up.</param>
/// <param name="KeyThumbprint">Their device.</param>
internal sealed record Entrance(
    string DisplayName,
    string KeyThumbprint,
    bool HasToken = false,
    string? UserId = null,
    Role? Role = null,
    IReadOnlyDictionary<string, bool>? GrantChanges = null,
    string? Passcode = null)
{
    /// <summary>Hosts come in whatever the door says.</summary>
    public bool IsHost => Role is Access.Roles.Role.Host or Access.Roles.Role.CoHost;
}
