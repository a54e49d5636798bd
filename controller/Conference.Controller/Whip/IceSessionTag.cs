using Conference.Controller.Errors;
using Microsoft.Net.Http.Headers;

namespace Conference.Controller.Whip;

/// <summary>The entity tag of an ICE session (RFC 9725, section 4.3.1): a request about candidates must mean the present one.</summary>
internal static class IceSessionTag
{
    // The document's own examples quote the asterisk, and clients copy them.
    private static readonly EntityTagHeaderValue QuotedAny = new("\"*\"");

    /// <summary>The user name fragment is new with each ICE session, so it names it.</summary>
    public static string Of(string usernameFragment) => $"\"{usernameFragment}\"";

    /// <exception cref="RefusedException">The request names no ICE session, or another one.</exception>
    public static void Require(HttpRequest request, string current)
    {
        var given = request.GetTypedHeaders().IfMatch;
        if (given.Count == 0)
        {
            throw new RefusedException(
                RefusalCode.PreconditionRequired, "Send If-Match with the ETag of the ICE session, or with * to begin a new one.");
        }

        var present = new EntityTagHeaderValue(current);
        if (!given.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Equals(QuotedAny) || tag.Compare(present, useStrongComparison: true)))
            throw new RefusedException(RefusalCode.IceSessionOver, "The ICE session that If-Match names is over: the latest ETag counts.");
    }
}
