using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>The one transport of a bundled offer: ICE and DTLS.</summary>
/// <param name="Dtls">The client's side, as the worker has to be told.</param>
internal sealed record OfferedTransport(IceCredentials Ice, DtlsParameters Dtls)
{
    /// <summary>Reads it from the first section, or from the session where that says nothing (RFC 8839, section 5.4; RFC 8122).</summary>
    /// <exception cref="RefusedException">A part is missing or means nothing.</exception>
    public static OfferedTransport Read(SdpMedia media, SdpSection session) => new(
        IceCredentials.Find(media.Section) ?? IceCredentials.Find(session) ?? throw media.Line.Invalid("a=ice-ufrag and a=ice-pwd are missing"),
        new DtlsParameters { Role = ReadRole(media, session), Fingerprints = ReadFingerprints(media, session) });

    // RFC 8842: actpass is the rule. The worker then waits for the client's hello, as it does for "active".
    private static DtlsRole ReadRole(SdpMedia media, SdpSection session)
    {
        var setup = media.Section.Find("setup") ?? session.Find("setup") ?? throw media.Line.Invalid("a=setup is missing");
        return setup.Value switch
        {
            "actpass" or "active" => DtlsRole.Client,
            "passive" => DtlsRole.Server,
            "holdconn" => throw setup.Line.Unsupported("a=setup:holdconn leaves nobody to begin; offer actpass"),
            _ => throw setup.Line.Invalid("a=setup is actpass, active or passive"),
        };
    }

    private static List<DtlsFingerprint> ReadFingerprints(SdpMedia media, SdpSection session)
    {
        var attributes = media.Section.All("fingerprint").ToList();
        if (attributes.Count == 0)
            attributes = [.. session.All("fingerprint")];
        if (attributes.Count == 0)
            throw media.Line.Invalid("a=fingerprint is missing");
        var fingerprints = attributes.Select(FingerprintText.Read).OfType<DtlsFingerprint>().ToList();
        return fingerprints.Count > 0 ? fingerprints : throw attributes[0].Line.Unsupported("no fingerprint has a known hash; use sha-256");
    }
}
