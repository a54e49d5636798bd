using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>Reads simulcast by restriction identifiers: <c>a=rid</c> (RFC 8851) and <c>a=simulcast</c> (RFC 8853).</summary>
internal static class OfferedRids
{
    // The names that encoders use, from small to large. Where they are others, the offer's order is taken for that from small to large.
    private static readonly string[][] KnownOrders = [["q", "h", "f"], ["l", "m", "h"], ["low", "mid", "high"], ["lo", "mid", "hi"]];

    public static List<RtpEncodingParameters> Read(SdpMedia media)
    {
        var widths = new Dictionary<string, uint>();
        foreach (var attribute in media.Section.All("rid"))
        {
            var words = attribute.Words(2);
            if (!SdpToken.IsRid(words[0]) || words[1] is not ("send" or "recv"))
                throw attribute.Line.Invalid("it is not a=rid:<identifier> send|recv");
            if (words[1] == "send" && !widths.TryAdd(words[0], Width(words)))
                throw attribute.Line.Invalid($"a=rid:{words[0]} is there twice");
        }

        if (media.Section.Find("simulcast") is not { } simulcast)
            return [];
        var rids = Sent(simulcast);
        foreach (var rid in rids.Where(rid => !widths.ContainsKey(rid)))
            throw simulcast.Line.Invalid($"there is no a=rid:{rid} send");
        return [.. Ordered(rids, widths).Select(rid => new RtpEncodingParameters { Rid = rid })];
    }

    // "send f;h,x;~q recv …": streams by semicolons, each with alternatives by commas of which the first counts; ~ begins paused.
    private static List<string> Sent(SdpAttribute simulcast)
    {
        var words = simulcast.Words(2);
        var at = Array.IndexOf(words, "send");
        if (words.Length % 2 != 0 || (at < 0 && words[0] != "recv") || at % 2 == 1)
            throw simulcast.Line.Invalid("it is not a=simulcast:send <streams>");
        return at < 0 ? [] : [.. words[at + 1].Split(';').Select(stream => stream.Split(',')[0].TrimStart('~')).Distinct()];
    }

    private static IEnumerable<string> Ordered(List<string> rids, Dictionary<string, uint> widths)
    {
        if (rids.TrueForAll(rid => widths[rid] > 0))
            return rids.OrderBy(rid => widths[rid]);
        var known = Array.Find(KnownOrders, order => rids.TrueForAll(order.Contains));
        return known is null ? rids : rids.OrderBy(rid => Array.IndexOf(known, rid));
    }

    private static uint Width(string[] words)
    {
        foreach (var restriction in words.Skip(2).SelectMany(word => word.Split(';')))
        {
            if (restriction.StartsWith("max-width=", StringComparison.Ordinal)
                && SdpToken.TryNumber(restriction.AsSpan("max-width=".Length), ushort.MaxValue, out var width))
            {
                return width;
            }
        }

        return 0;
    }
}
