using System.Globalization;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>ICE candidates as attributes (RFC 8839, section 5.1).</summary>
internal static class CandidateText
{
    private static readonly string[] Types = ["host", "srflx", "prflx", "relay"];

    public static string Write(IceCandidate candidate)
    {
        var (protocol, suffix) = candidate.Protocol switch
        {
            TransportProtocol.Udp => ("udp", ""),
            TransportProtocol.Tcp => ("tcp", " tcptype passive"),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{candidate.Foundation} 1 {protocol} {candidate.Priority} {candidate.Address} {candidate.Port} typ host{suffix}");
    }

    /// <summary>Checks a client's candidate, which an ICE-lite agent has no use for: it answers where checks come from.</summary>
    public static void Check(SdpAttribute attribute)
    {
        var words = attribute.Words(8);
        var isCandidate = SdpToken.IsIceText(words[0], minimum: 1) && words[0].Length <= 32
            && SdpToken.TryNumber(words[1], 256, out var component) && component > 0
            && SdpToken.IsToken(words[2])
            && SdpToken.TryNumber(words[3], int.MaxValue, out var priority) && priority > 0
            && SdpToken.TryNumber(words[5], ushort.MaxValue, out _)
            && words[6] == "typ" && Types.Contains(words[7]);
        if (!isCandidate)
            throw attribute.Line.Invalid("it is not a=candidate:<foundation> <component> <transport> <priority> <address> <port> typ <type>");
    }
}
