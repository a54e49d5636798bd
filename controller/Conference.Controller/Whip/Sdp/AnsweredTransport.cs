using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Our side of the transport.</summary>
/// <param name="OfferedRole">What the client is to DTLS, so that we are the other.</param>
internal sealed record AnsweredTransport(
    IceParameters Ice, IReadOnlyList<IceCandidate> Candidates, IReadOnlyList<DtlsFingerprint> Fingerprints, DtlsRole OfferedRole)
{
    /// <summary>What says how ICE is done here, and what a fragment repeats (RFC 9725, section 4.3.3).</summary>
    public static void WriteIceOptions(SdpWriter writer) => writer.Attribute("ice-lite").Attribute("ice-options", "trickle");

    public void WriteIce(SdpWriter writer) =>
        writer.Attribute("ice-ufrag", Ice.UsernameFragment).Attribute("ice-pwd", Ice.Password);

    public void WriteCandidates(SdpWriter writer)
    {
        foreach (var candidate in Candidates)
            writer.Attribute("candidate", CandidateText.Write(candidate));
        writer.Attribute("end-of-candidates");
    }

    // One fingerprint is enough, and SHA-256 the one that every client computes.
    public void WriteDtls(SdpWriter writer) => writer
        .Attribute("fingerprint", FingerprintText.Write(Fingerprints.First(fingerprint => fingerprint.Algorithm == FingerprintAlgorithm.Sha256)))
        .Attribute("setup", OfferedRole == DtlsRole.Client ? "passive" : "active");
}
