using System.Globalization;
using System.Security.Cryptography;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Writes what we answer: to an offer, and to a new ICE session.</summary>
internal static class SdpAnswer
{
    public const string MediaType = "application/sdp";

    public static string Write(AnsweredTransport transport, IReadOnlyList<AnsweredMedia> media)
    {
        var sessionId = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var writer = new SdpWriter()
            .Line('v', "0")
            .Line('o', $"- {sessionId} 1 IN IP4 0.0.0.0")
            .Line('s', "-")
            .Line('t', "0 0")
            .Attribute("group", Bundle(media.Select(section => section.Offer.Mid)));
        AnsweredTransport.WriteIceOptions(writer);
        for (var i = 0; i < media.Count; i++)
            media[i].Write(writer, transport, isFirst: i == 0);
        return writer.ToString();
    }

    /// <summary>Our side of a new ICE session, in the section that carries the transport of all (RFC 8840, section 4.4).</summary>
    public static string WriteFragment(AnsweredTransport transport, IReadOnlyList<AnsweredMedia> media)
    {
        var first = media[0];
        var writer = new SdpWriter();
        AnsweredTransport.WriteIceOptions(writer);
        writer.Attribute("group", Bundle(media.Select(section => section.Offer.Mid)));
        first.WriteMediaLine(writer);
        writer.Attribute("mid", first.Offer.Mid);
        transport.WriteIce(writer);
        transport.WriteCandidates(writer);
        return writer.ToString();
    }

    private static string Bundle(IEnumerable<string> mids) => $"BUNDLE {string.Join(' ', mids)}";
}
