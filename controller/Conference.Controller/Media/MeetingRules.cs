using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;

namespace Conference.Controller.Media;

/// <summary>A meeting's word on what its people may send.</summary>
internal sealed class MeetingRules(Meeting meeting) : IMediaRules
{
    public Grants GrantsOf(string participantId) => meeting.GrantsOf(participantId);

    public bool TryShare(string participantId)
    {
        try
        {
            meeting.Change(change => meeting.StartSharing(change, participantId));
            return true;
        }
        catch (RefusedException)
        {
            return false; // they may not, or somebody else has the floor
        }
    }

    public void EndShare(string participantId)
    {
        if (meeting.IsSharing(participantId))
            meeting.Change(change => meeting.StopSharing(change, participantId));
    }
}
