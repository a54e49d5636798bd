using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Changes;

namespace Conference.Controller.Events;

/// <summary>What hosts do: the same operations as by REST, with the same rights.</summary>
internal sealed partial class EventsSession
{
    private Moderation Moderation => _services.Moderation;

    public Task<Answer> MuteAsync(MuteParameters p, CancellationToken cancellationToken) =>
        ModerateAsync(operation => Moderation.MuteAsync(Meeting, operation, p.ParticipantId, p.Source, p.AllowUnmute, cancellationToken));

    public Task<Answer> MuteAllAsync(MuteAllRequest p, CancellationToken cancellationToken) =>
        ModerateAsync(operation => Moderation.MuteAllAsync(Meeting, operation, p.AllowUnmute, cancellationToken));

    public Task<Answer> AskToUnmuteAsync(AskParameters p) =>
        ModerateAsync(operation => Moderation.AskToUnmuteAsync(Meeting, operation, p.ParticipantId, p.Source));

    public Task<Answer> StopVideoAsync(PersonParameters p, CancellationToken cancellationToken) =>
        ModerateAsync(operation => Moderation.StopVideoAsync(Meeting, operation, p.ParticipantId, cancellationToken));

    public Task<Answer> KickAsync(RemoveParameters p, CancellationToken cancellationToken) =>
        ModerateAsync(operation => Moderation.KickAsync(Meeting, operation, p.ParticipantId, Texts.Reason(p.Reason), cancellationToken));

    public Task<Answer> BanAsync(RemoveParameters p, CancellationToken cancellationToken) =>
        ModerateAsync(operation => Moderation.BanAsync(Meeting, operation, p.ParticipantId, Texts.Reason(p.Reason), cancellationToken));

    public Task<Answer> SetRoleAsync(SetRoleParameters p, CancellationToken cancellationToken) =>
        UpdateAsync(p.ParticipantId, new UpdateParticipantRequest(Role: p.Role), cancellationToken);

    public Task<Answer> SetGrantsAsync(SetGrantsParameters p, CancellationToken cancellationToken) =>
        UpdateAsync(p.ParticipantId, new UpdateParticipantRequest(Grants: p.Grants), cancellationToken);

    public Task<Answer> SetLockedAsync(bool locked) => ChangeAsync(Grants.Manage, change => change.Meeting.SetLocked(change, locked));

    public Task<Answer> AdmitAsync(PersonParameters p) => ChangeAsync(Grants.Moderate, change => change.Meeting.Admit(change, p.ParticipantId));

    public Task<Answer> AdmitAllAsync() => ChangeAsync(change =>
    {
        Authority.Require(change, Grants.Moderate);
        return Answer.Ok(new AdmittedResponse(change.Meeting.AdmitAll(change)), MeetingJson.Default.AdmittedResponse);
    });

    public Task<Answer> DenyAsync(PersonParameters p) => ChangeAsync(Grants.Moderate, change => change.Meeting.Deny(change, p.ParticipantId));

    public Task<Answer> StartShareAsync(OwnOrOthersParameters p) => ChangeAsync(change =>
    {
        var sharer = p.ParticipantId ?? ParticipantId;
        if (sharer != ParticipantId)
            Authority.Require(change, Grants.Moderate);
        change.Meeting.StartSharing(change, sharer);
    });

    public Task<Answer> StopShareAsync(OwnOrOthersParameters p, CancellationToken cancellationToken) => ModerateAsync(
        operation => Moderation.StopShareAsync(Meeting, operation, p.ParticipantId ?? ParticipantId, cancellationToken));

    public Task<Answer> EndAsync(EndRequest p)
    {
        var reason = Texts.Reason(p.Reason) ?? "ended";
        return ChangeAsync(Grants.Manage, change => change.Meeting.End(change, reason, p.Close));
    }

    private Task<Answer> UpdateAsync(string participantId, UpdateParticipantRequest request, CancellationToken cancellationToken) =>
        ModerateAsync(operation => Moderation.UpdateAsync(Meeting, operation, participantId, request, expected: null, cancellationToken));

    private Task<Answer> ChangeAsync(Grants needed, Action<Change> act) => ChangeAsync(change =>
    {
        Authority.Require(change, needed);
        act(change);
    });

    private Task<Answer> ModerateAsync(Func<Operation, Task<Answer>> act)
    {
        CheckIn();
        return act(Operation);
    }
}
