using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Access.Tokens;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Jobs;

namespace Conference.Controller.Recordings.Api;

/// <summary>
/// Who may do what with a recording: the tenant's programs and administrators everything, its members all but deleting and holding; those
/// who were let into the meeting look, also when they have left it; what they may change is what they are granted at this moment. Holders
/// of a join token may what its role allows, also when the meeting is over. To all others a recording does not exist.
/// </summary>
internal sealed class RecordingAccess(MeetingRegistry meetings, MeetingStore people, RecordingStore recordings)
{
    /// <exception cref="RefusedException">There is none, or not for this caller.</exception>
    public async Task<RecordingRow> GetAsync(Caller caller, string id, RecordingAction action, CancellationToken cancellationToken)
    {
        RequireSomebody(caller);
        var recording = await recordings.GetAsync(id, cancellationToken);
        await RequireAsync(caller, new Place(recording.TenantId, recording.MeetingId, recording.MeetingCode), action, RecordingStore.NotFound(id), cancellationToken);
        return recording;
    }

    /// <summary>A meeting whose recordings somebody asks for; null for one that is not there any more.</summary>
    /// <exception cref="RefusedException">Its recordings are not for this caller.</exception>
    public async Task<Meeting> GetMeetingAsync(Caller caller, string idOrCode, RecordingAction action, CancellationToken cancellationToken)
    {
        var meeting = await meetings.GetAsync(idOrCode, cancellationToken);
        RequireSomebody(caller);
        var elsewhere = caller.Kind == CallerKind.Participant
            ? new RefusedException(RefusalCode.TicketWrongMeeting, "The ticket is for another meeting: join this one.")
            : new RefusedException(RefusalCode.MeetingNotFound, $"There is no meeting '{idOrCode}': check the code, or create one.");
        await RequireAsync(caller, new Place(meeting.TenantId, meeting.Id, meeting.Code), action, elsewhere, cancellationToken);
        return meeting;
    }

    /// <summary>Whether the caller may share and delete the recordings of that meeting.</summary>
    public bool MayManage(Caller caller, string meetingId) => caller.Kind switch
    {
        CallerKind.System or CallerKind.ApiKey => true,
        CallerKind.Account => caller.IsAdmin,
        CallerKind.Participant => meetings.Find(meetingId)?.GrantsOf(caller.Id).Has(Grants.Manage) ?? false,
        CallerKind.Guest => caller.Invitation is { } token && GrantsOf(token).Has(Grants.Manage),
        _ => throw new ArgumentOutOfRangeException(nameof(caller), caller.Kind, "A kind of caller that nobody knows."),
    };

    private static void RequireSomebody(Caller caller)
    {
        if (caller is { Kind: CallerKind.Guest, Invitation: null })
            throw new RefusedException(RefusalCode.NotAuthenticated, "Recordings are for those who were in the meeting: send your ticket, a join token, or sign with an API key.");
    }

    private async Task RequireAsync(Caller caller, Place place, RecordingAction action, RefusedException elsewhere, CancellationToken cancellationToken)
    {
        if (caller.TenantId != place.TenantId && caller.Kind != CallerKind.System)
            throw elsewhere;
        switch (caller.Kind)
        {
            case CallerKind.System or CallerKind.ApiKey:
                return;
            case CallerKind.Account:
                if (action == RecordingAction.Hold)
                    caller.RequireAdmin();
                return;
            case CallerKind.Participant:
                if (caller.MeetingId != place.MeetingId)
                    throw elsewhere;
                await RequireParticipantAsync(caller, place, action, cancellationToken);
                return;
            case CallerKind.Guest:
                if (!IsFor(caller.Invitation!, place))
                    throw elsewhere;
                Require(GrantsOf(caller.Invitation!), action);
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(caller), caller.Kind, "A kind of caller that nobody knows.");
        }
    }

    private async Task RequireParticipantAsync(Caller caller, Place place, RecordingAction action, CancellationToken cancellationToken)
    {
        var present = meetings.Find(place.MeetingId);
        if (action != RecordingAction.View)
        {
            Require(present?.GrantsOf(caller.Id) ?? Grants.None, action);
            return;
        }

        var state = present?.Find(caller.Id)?.State
            ?? (await people.FindParticipantAsync(place.MeetingId, caller.Id, cancellationToken) is { } row ? Words.Parse<ParticipantState>(row.State) : null);
        if (state == ParticipantState.Waiting)
            throw new RefusedException(RefusalCode.InLobby, "Recordings are for those who were let in: wait until a host lets you in.");
        if (state is null or ParticipantState.Denied or ParticipantState.Removed or ParticipantState.Banned)
            throw new RefusedException(RefusalCode.Forbidden, "Recordings are for those who were in the meeting.");
    }

    private static void Require(Grants grants, RecordingAction action)
    {
        var needed = action switch
        {
            RecordingAction.View => Grants.Subscribe,
            RecordingAction.Operate => Grants.Record,
            RecordingAction.Manage => Grants.Manage,
            RecordingAction.Hold => throw new RefusedException(RefusalCode.Forbidden, "This needs an administrator's session or an API key's token."),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Something that nobody knows how to do."),
        };
        if (!grants.Has(needed))
            throw new RefusedException(RefusalCode.NotGranted, $"This needs the grant {RoleGrants.NamesOf(needed)[0]}, which a host can give you.");
    }

    private static Grants GrantsOf(JoinToken token) => RoleGrants.Of(token.Role ?? Role.Attendee, token.Grants);

    private static bool IsFor(JoinToken token, Place place) =>
        token.TenantId == place.TenantId
        && (string.Equals(token.Meeting, place.MeetingId, StringComparison.OrdinalIgnoreCase)
            || string.Equals(token.Meeting, place.MeetingCode, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a recording belongs to.</summary>
    private sealed record Place(string TenantId, string MeetingId, string MeetingCode);
}
