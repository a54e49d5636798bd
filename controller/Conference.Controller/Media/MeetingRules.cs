using Conference.Controller.Access.Roles;

namespace Conference.Controller.Media;

/// <summary>The word of a meeting that has no roles: everybody in it may everything.</summary>
internal sealed class MeetingRules : IMediaRules
{
    public Grants GrantsOf(string participantId) => RoleGrants.Of(Role.Host);

    public bool TryShare(string participantId) => true;

    public void EndShare(string participantId)
    {
    }
}
