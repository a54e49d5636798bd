using Conference.Controller.Access.Roles;

namespace Conference.Controller.Media;

/// <summary>What the meeting says about somebody's media. Asked under the room's lock, so it answers at once and asks the room nothing.</summary>
internal interface IMediaRules
{
    /// <summary>What somebody may do now; nothing when they are not, or no longer, in the meeting.</summary>
    Grants GrantsOf(string participantId);

    /// <summary>Takes the floor for somebody's screen, unless somebody else has it and there is only one.</summary>
    bool TryShare(string participantId);

    /// <summary>Gives the floor back; nothing happens when they do not have it.</summary>
    void EndShare(string participantId);
}
