using Conference.Controller.Api;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Polls;

namespace Conference.Controller.Events;

internal sealed partial class EventsSession
{
    /// <summary>Also out of the lobby, where a name can be changed too.</summary>
    public Task<Answer> LeaveAsync() => Meeting.ChangeAsync(Operation, change =>
    {
        change.Meeting.Leave(change, ParticipantId);
        return Answer.NoContent;
    });

    public Task<Answer> RenameAsync(RenameParameters parameters, CancellationToken cancellationToken)
    {
        _services.Limits.Message(ParticipantId);
        var request = new UpdateParticipantRequest(parameters.DisplayName);
        return _services.Moderation.UpdateAsync(Meeting, Operation, ParticipantId, request, expected: null, cancellationToken);
    }

    public Task<Answer> RaiseHandAsync() => ChangeAsync(change => change.Meeting.RaiseHand(change));

    public Task<Answer> LowerHandAsync(OwnOrOthersParameters parameters) =>
        ChangeAsync(change => change.Meeting.LowerHand(change, parameters.ParticipantId ?? ParticipantId));

    public Task<Answer> LowerAllHandsAsync() => ChangeAsync(change => change.Meeting.LowerAllHands(change));

    public Task<Answer> ReactAsync(ReactParameters parameters) => ChangeAsync(change => change.Meeting.React(change, parameters.Reaction));

    public Task<PollView> CreatePollAsync(CreatePollRequest parameters) => ChangeAsync(change => change.Meeting.CreatePoll(change, parameters));

    public Task<Answer> VoteAsync(VoteRequest parameters) => ChangeAsync(change => change.Meeting.Vote(change, parameters));

    public Task<PollView> ClosePollAsync(PollRequest parameters) => ChangeAsync(change => change.Meeting.ClosePoll(change, parameters.PollId));

    public Task<Answer> ConsentAsync(ConsentParameters parameters) =>
        ChangeAsync(change => change.Meeting.Consent(change, parameters.RecordingId, parameters.Granted));

    public Task<Answer> SetStateAsync(SetStateParameters parameters) =>
        ChangeAsync(change => change.Meeting.SetOwnState(change, parameters.Key, parameters.Value));
}
