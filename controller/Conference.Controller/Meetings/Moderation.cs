using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings.Changes;

namespace Conference.Controller.Meetings;

/// <summary>What hosts do to people: the meeting is changed and told first, and the call ends when it holds in the worker too.</summary>
internal sealed class Moderation(IMeetingMedia media)
{
    /// <summary>Silences a source. Without <paramref name="allowUnmute"/> the grant goes too, so that only a host can give it back.</summary>
    public async Task<Answer> MuteAsync(
        Meeting meeting, Operation operation, string participantId, TrackSource source, bool allowUnmute, CancellationToken cancellationToken)
    {
        var (answer, grants) = await meeting.ChangeAsync(operation, change =>
        {
            Authority.Require(change, Grants.Moderate);
            var participant = meeting.Require(participantId);
            meeting.RequireAbove(change, participant);
            Mute(change, participant, source, allowUnmute);
            return Outcome(change, participant.Grants);
        });
        await HoldAsync(meeting.Id, participantId, source, allowUnmute, grants, cancellationToken);
        return answer;
    }

    /// <summary>Silences everybody's microphone but those of hosts and of the caller; answers how many.</summary>
    public async Task<Answer> MuteAllAsync(Meeting meeting, Operation operation, bool allowUnmute, CancellationToken cancellationToken)
    {
        List<(string Id, Grants Grants)> muted = [];
        var answer = await meeting.ChangeAsync(operation, change =>
        {
            Authority.Require(change, Grants.Moderate);
            meeting.RequireOpen();
            foreach (var participant in meeting.Participants.Where(person =>
                person.State != ParticipantState.Waiting && person.Role is not (Role.Host or Role.CoHost) && person.Id != change.Caller.Id))
            {
                Mute(change, participant, TrackSource.Microphone, allowUnmute);
                muted.Add((participant.Id, participant.Grants));
            }

            change.Audit("meeting.muteAll", "meeting", meeting.Id);
            return Answer.Ok(new MutedResponse(muted.Count), MeetingJson.Default.MutedResponse);
        });
        foreach (var (id, grants) in muted)
            await HoldAsync(meeting.Id, id, TrackSource.Microphone, allowUnmute, grants, cancellationToken);
        return answer;
    }

    /// <summary>Asks somebody to speak or to show themselves, and gives the grant back that a mute has taken.</summary>
    public static Task<Answer> AskToUnmuteAsync(Meeting meeting, Operation operation, string participantId, TrackSource source) =>
        meeting.ChangeAsync(operation, change =>
        {
            Authority.Require(change, Grants.Moderate);
            var participant = meeting.Require(participantId);
            if (!participant.Grants.Has(GrantOf(source)))
                meeting.Update(change, participantId, displayName: null, role: null, GrantChange(source, given: true));
            change.Audit("participant.askToUnmute", "participant", participantId);
            change.Emit(new UnmuteRequested(participantId, source, By(change)), Audience.Only(participantId));
            return Answer.NoContent;
        });

    public async Task<Answer> StopVideoAsync(Meeting meeting, Operation operation, string participantId, CancellationToken cancellationToken)
    {
        var answer = await meeting.ChangeAsync(operation, change =>
        {
            Authority.Require(change, Grants.Moderate);
            var participant = meeting.Require(participantId);
            meeting.RequireAbove(change, participant);
            Mute(change, participant, TrackSource.Camera, allowUnmute: true);
            return Answer.NoContent;
        });
        await media.CloseAsync(meeting.Id, participantId, TrackSource.Camera, cancellationToken);
        return answer;
    }

    public async Task<Answer> KickAsync(
        Meeting meeting, Operation operation, string participantId, string? reason, CancellationToken cancellationToken)
    {
        var answer = await meeting.ChangeAsync(operation, change =>
        {
            Authority.Require(change, Grants.Moderate);
            meeting.Kick(change, participantId, reason);
            return Answer.NoContent;
        });
        await media.RemoveAsync(meeting.Id, participantId, cancellationToken);
        return answer;
    }

    public async Task<Answer> BanAsync(
        Meeting meeting, Operation operation, string participantId, string? reason, CancellationToken cancellationToken)
    {
        var answer = await meeting.ChangeAsync(operation, change =>
        {
            Authority.Require(change, Grants.Moderate);
            var ban = meeting.Ban(change, participantId, reason);
            return Answer.Created($"/api/v1/meetings/{meeting.Id}/bans/{ban.Id}", BanView.Of(ban), MeetingJson.Default.BanView);
        });
        await media.RemoveAsync(meeting.Id, participantId, cancellationToken);
        return answer;
    }

    /// <summary>Changes a name (one's own, or as a moderator) or, as one who manages the meeting, role and grants.</summary>
    public async Task<Answer> UpdateAsync(
        Meeting meeting, Operation operation, string participantId, UpdateParticipantRequest request, string? expected, CancellationToken cancellationToken)
    {
        var name = request.DisplayName is null ? null : Texts.DisplayName(request.DisplayName);
        var (answer, grants) = await meeting.ChangeAsync(operation, change =>
        {
            var isSelf = change.Caller.Kind == CallerKind.Participant && change.Caller.Id == participantId;
            if (request.Role is not null || request.Grants is not null)
                Authority.Require(change, Grants.Manage);
            else if (!isSelf)
                Authority.Require(change, Grants.Moderate);
            var participant = meeting.Require(participantId);
            if (expected is not null and not "*" && expected != participant.ETag)
                throw new RefusedException(RefusalCode.VersionMismatch, $"The participant is at version {participant.ETag}, not {expected}.");
            meeting.Update(change, participantId, name, request.Role, request.Grants);
            var view = Answer.Ok(ParticipantDetails.Of(participant), MeetingJson.Default.ParticipantDetails, participant.ETag);
            return Outcome(change, participant.Grants, view);
        });
        await media.EnforceAsync(meeting.Id, participantId, grants, cancellationToken);
        return answer;
    }

    /// <summary>Stops somebody's screen share: one's own, or as a moderator.</summary>
    public async Task<Answer> StopShareAsync(Meeting meeting, Operation operation, string participantId, CancellationToken cancellationToken)
    {
        var answer = await meeting.ChangeAsync(operation, change =>
        {
            if (change.Caller.Id != participantId)
                Authority.Require(change, Grants.Moderate);
            meeting.Require(participantId);
            meeting.StopSharing(change, participantId);
            return Answer.NoContent;
        });
        await media.CloseAsync(meeting.Id, participantId, TrackSource.Screen, cancellationToken);
        await media.CloseAsync(meeting.Id, participantId, TrackSource.ScreenAudio, cancellationToken);
        return answer;
    }

    private static void Mute(Change change, Participant participant, TrackSource source, bool allowUnmute)
    {
        if (!allowUnmute)
            change.Meeting.Update(change, participant.Id, displayName: null, role: null, GrantChange(source, given: false));
        change.Audit("participant.mute", "participant", participant.Id);
        change.Emit(new Muted(participant.Id, source, allowUnmute && participant.Grants.Has(GrantOf(source)), By(change)));
    }

    private async Task HoldAsync(
        string meetingId, string participantId, TrackSource source, bool allowUnmute, Grants grants, CancellationToken cancellationToken)
    {
        if (allowUnmute)
            await media.PauseAsync(meetingId, participantId, source, cancellationToken);
        else
            await media.EnforceAsync(meetingId, participantId, grants, cancellationToken);
    }

    private static (Answer Answer, Grants Grants) Outcome(Change change, Grants grants, Answer? answer = null)
    {
        var given = answer ?? Answer.NoContent;
        change.Remember(given);
        return (given, grants);
    }

    private static string? By(Change change) => change.Caller.Kind == CallerKind.Participant ? change.Caller.Id : null;

    private static Dictionary<string, bool> GrantChange(TrackSource source, bool given) =>
        RoleGrants.NamesOf(GrantOf(source)).ToDictionary(name => name, _ => given);

    private static Grants GrantOf(TrackSource source) => source switch
    {
        TrackSource.Microphone => Grants.PublishAudio,
        TrackSource.Camera => Grants.PublishVideo,
        TrackSource.Screen or TrackSource.ScreenAudio => Grants.ShareScreen,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A source without a grant."),
    };
}
