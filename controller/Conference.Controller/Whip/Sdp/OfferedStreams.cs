using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>The RTP streams that a section announces: by SSRC, or by RID where it offers simulcast so.</summary>
/// <param name="Encodings">From the smallest picture to the largest; empty when the section names none.</param>
internal sealed record OfferedStreams(IReadOnlyList<RtpEncodingParameters> Encodings, string? Cname)
{
    private const int MaximumStreams = 4;

    public static OfferedStreams Read(SdpMedia media)
    {
        var cname = media.Section.All("ssrc").Select(Cname).FirstOrDefault(name => name is not null);
        var encodings = OfferedRids.Read(media) is { Count: > 0 } rids ? rids : ReadSsrcs(media);
        return encodings.Count <= MaximumStreams
            ? new OfferedStreams(encodings, cname)
            : throw media.Line.Unsupported($"at most {MaximumStreams} streams are taken of one medium");

        static string? Cname(SdpAttribute attribute) =>
            attribute.Words(2)[1] is var word && word.StartsWith("cname:", StringComparison.Ordinal) && word.Length > 6 ? word[6..] : null;
    }

    // RFC 5576: FID joins a stream and its retransmissions, SIM the streams of a simulcast, smallest first.
    private static List<RtpEncodingParameters> ReadSsrcs(SdpMedia media)
    {
        var ssrcs = media.Section.All("ssrc").Select(attribute => Ssrc(attribute, attribute.Words(1)[0])).Distinct().ToList();
        var groups = media.Section.All("ssrc-group").Select(Group).ToList();
        var rtx = new Dictionary<uint, uint>();
        foreach (var (_, pair) in groups.Where(group => group is { Semantics: "FID", Ssrcs.Length: 2 }))
            rtx.TryAdd(pair[0], pair[1]);
        var streams = groups.Find(group => group.Semantics == "SIM").Ssrcs ?? [.. ssrcs.Except(rtx.Values).Take(1)];
        return [.. streams.Distinct().Select(ssrc => new RtpEncodingParameters
        {
            Ssrc = ssrc,
            Rtx = rtx.TryGetValue(ssrc, out var rtxSsrc) ? new RtpRtxParameters { Ssrc = rtxSsrc } : null,
        })];
    }

    private static (string Semantics, uint[] Ssrcs) Group(SdpAttribute attribute)
    {
        var words = attribute.Words(2);
        return (words[0], [.. words.Skip(1).Select(word => Ssrc(attribute, word))]);
    }

    private static uint Ssrc(SdpAttribute attribute, string text) =>
        SdpToken.TryNumber(text, uint.MaxValue, out var ssrc) && ssrc != 0
            ? ssrc
            : throw attribute.Line.Invalid($"\"{text}\" is no SSRC");
}
