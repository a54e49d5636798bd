using Conference.Controller.Errors;

namespace Conference.Controller.Access;

/// <summary>The WWW-Authenticate header of a 401: how to come back (RFC 9110, RFC 6750, RFC 9449).</summary>
internal static class AuthenticationChallenge
{
    private const string Bearer = "Bearer";
    private const string DPoP = "DPoP algs=\"ES256\"";

    public static string For(RefusalCode code) => code switch
    {
        RefusalCode.ProofMissing or RefusalCode.TicketMissing => DPoP,
        RefusalCode.ProofInvalid or RefusalCode.ProofReplayed => $"{DPoP}, error=\"invalid_dpop_proof\"",
        RefusalCode.TicketInvalid or RefusalCode.TicketExpired => $"{DPoP}, error=\"invalid_token\"",
        RefusalCode.TokenInvalid or RefusalCode.TokenExpired or RefusalCode.TokenNotYetValid or RefusalCode.TokenRevoked =>
            $"{Bearer} error=\"invalid_token\"",
        _ => $"{Bearer}, {DPoP}",
    };
}
