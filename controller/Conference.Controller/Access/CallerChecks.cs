using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>What an endpoint asks of its caller. Somebody unknown is asked to sign in (401), somebody known is refused (403).</summary>
internal static class CallerChecks
{
    /// <summary>A program or a person of the tenant, who may act on all of its meetings.</summary>
    public static Caller RequireApi(this Caller caller) =>
        caller.IsTenant ? caller : throw Refuse(caller, "This needs an API key's token or an account's session.");

    /// <summary>Somebody who may change the tenant's keys, accounts and webhooks.</summary>
    public static Caller RequireAdmin(this Caller caller) => caller.RequireApi().IsAdmin
        ? caller
        : throw Refuse(caller, "This needs an administrator's session or an API key's token.");

    /// <summary>Somebody who may make tenants.</summary>
    public static Caller RequireOperator(this Caller caller) => caller.RequireApi().IsOperator
        ? caller
        : throw Refuse(caller, "This needs the token of an API key with the scope 'operator'.");

    /// <summary>A participant of this very meeting.</summary>
    public static Caller RequireIn(this Caller caller, string meetingId)
    {
        if (caller.Kind != CallerKind.Participant)
        {
            const string Ask = "This is for somebody in the meeting: send 'Authorization: DPoP <ticket>' and the device's proof.";
            throw new RefusedException(caller.Kind == CallerKind.Guest ? RefusalCode.TicketMissing : RefusalCode.Forbidden, Ask);
        }

        return caller.MeetingId == meetingId
            ? caller
            : throw new RefusedException(RefusalCode.TicketWrongMeeting, "The ticket is for another meeting: join this one.");
    }

    /// <summary>Whether this one acts for the tenant to which something belongs; to others it does not exist.</summary>
    public static bool Owns(this Caller caller, string tenantId) => caller.IsTenant && caller.TenantId == tenantId;

    private static RefusedException Refuse(Caller caller, string why) =>
        new(caller.Kind == CallerKind.Guest ? RefusalCode.NotAuthenticated : RefusalCode.Forbidden, why);
}
