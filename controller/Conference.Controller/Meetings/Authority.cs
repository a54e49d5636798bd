using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;

namespace Conference.Controller.Meetings;

/// <summary>Who may do what in a meeting: those who act for its tenant everything, participants what they are granted at this moment.</summary>
internal static class Authority
{
    /// <exception cref="RefusedException">The caller has not got the grant.</exception>
    public static void Require(Change change, Grants grant) => Require(change.Meeting, change.Caller, grant);

    /// <exception cref="RefusedException">The caller has not got the grant.</exception>
    public static void Require(Meeting meeting, Caller caller, Grants grant)
    {
        RequireIn(meeting, caller);
        if (!caller.IsTenant && !meeting.GrantsOf(caller.Id).Has(grant))
            throw new RefusedException(RefusalCode.NotGranted, $"This needs the grant {RoleGrants.NamesOf(grant)[0]}, which a host can give you.");
    }

    /// <exception cref="RefusedException">The caller belongs to another tenant or meeting, or is nobody that we know.</exception>
    public static void RequireIn(Meeting meeting, Caller caller)
    {
        switch (caller.Kind)
        {
            case CallerKind.System:
                return;
            case CallerKind.ApiKey or CallerKind.Account when caller.TenantId == meeting.TenantId:
                return;
            case CallerKind.ApiKey or CallerKind.Account:
                throw new RefusedException(RefusalCode.MeetingNotFound, $"There is no meeting '{meeting.Code}': check the code, or create one.");
            case CallerKind.Participant when caller.MeetingId == meeting.Id:
                return;
            case CallerKind.Participant:
                throw new RefusedException(RefusalCode.TicketWrongMeeting, "The ticket is for another meeting: join this one.");
            case CallerKind.Guest:
                throw new RefusedException(RefusalCode.TicketMissing, "Say who you are: join and send your ticket, or sign with an API key.");
            default:
                throw new ArgumentOutOfRangeException(nameof(caller), caller.Kind, "A kind of caller that nobody knows.");
        }
    }
}
