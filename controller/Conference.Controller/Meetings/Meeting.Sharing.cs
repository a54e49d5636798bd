using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    private readonly List<string> _sharing = [];

    /// <summary>Whether somebody has the floor for their screen.</summary>
    public bool IsSharing(string participantId)
    {
        lock (_lock)
            return _sharing.Contains(participantId);
    }

    /// <summary>Gives somebody the floor for their screen; nothing changes when they have it.</summary>
    /// <exception cref="RefusedException">They may not share, or somebody else does and one at a time may.</exception>
    public void StartSharing(Change change, string participantId)
    {
        RequireOpen();
        var participant = Require(participantId);
        if (!GrantsOf(participantId).Has(Grants.ShareScreen))
            throw new RefusedException(RefusalCode.NotGranted, $"{participant.DisplayName} may not share a screen here.");
        if (_sharing.Contains(participantId))
            return;
        if (Settings.ScreenShare == ScreenShareMode.One && _sharing.FirstOrDefault() is { } other)
        {
            throw new RefusedException(
                RefusalCode.ScreenShareTaken, $"{_participants[other].DisplayName} is sharing, and one at a time may: ask them to stop.");
        }

        _sharing.Add(participantId);
        change.Audit("screenShare.start", "participant", participantId);
        change.Emit(new ScreenShareStarted(participantId));
    }

    /// <summary>Takes the floor for a screen back; nothing changes when they don't have it.</summary>
    public void StopSharing(Change change, string participantId)
    {
        if (!_sharing.Remove(participantId))
            return;
        change.Audit("screenShare.stop", "participant", participantId);
        change.Emit(new ScreenShareStopped(participantId));
    }
}
