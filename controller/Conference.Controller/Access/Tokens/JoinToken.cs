using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;

namespace Conference.Controller.Access.Tokens;

/// <summary>Who may enter which meeting, as what: what an application, or this server for a meeting's host, has signed.</summary>
/// <param name="Meeting">The id or the code of the meeting.</param>
/// <param name="UserId">The person's name in the application; the same person comes back as the same participant.</param>
/// <param name="Name">The name that others see; null leaves it to the person.</param>
/// <param name="Role">Null for the meeting's default role.</param>
internal sealed record JoinToken(
    string TenantId, string Meeting, string UserId, string? Name, Role? Role, IReadOnlyDictionary<string, bool>? Grants)
{
    /// <exception cref="RefusedException">The token is for another meeting.</exception>
    public void RequireFor(string tenantId, string meetingId, string meetingCode)
    {
        var names = string.Equals(Meeting, meetingId, StringComparison.OrdinalIgnoreCase)
            || string.Equals(Meeting, meetingCode, StringComparison.OrdinalIgnoreCase);
        if (!names || TenantId != tenantId)
            throw new RefusedException(RefusalCode.TokenWrongMeeting, "The token is for another meeting.");
    }
}
