using Conference.Controller.Errors;

namespace Conference.Controller.Whip.Sdp;

/// <summary>A description cut into its sections; what the attributes mean is for others to read.</summary>
internal sealed record SdpDescription(SdpSection Session, IReadOnlyList<SdpMedia> Media)
{
    // RFC 8866, section 5: the lines of each part stand in this order.
    private const string SessionOrder = "vosiuepcbtrzka";
    private const string MediaOrder = "micbka";
    private const string FragmentTypes = "am";

    /// <exception cref="RefusedException">The body is not a session description; the message names the line.</exception>
    public static SdpDescription Read(ReadOnlySpan<byte> body)
    {
        var lines = SdpLines.Read(body);
        var media = IndexOfMedia(lines, 0);
        var session = lines.Take(media).ToList();
        CheckOrder(session, SessionOrder);
        foreach (var required in "vost")
        {
            if (!session.Exists(line => line.Type == required))
                throw lines[0].Invalid($"the session has no {required}= line");
        }

        return session[0].Value == "0" ? Cut(lines, media) : throw session[0].Invalid("only version 0 is known");
    }

    /// <summary>Reads a fragment of attributes about ICE (RFC 8840, section 9).</summary>
    /// <exception cref="RefusedException">The body is no such fragment; the message names the line.</exception>
    public static SdpDescription ReadFragment(ReadOnlySpan<byte> body)
    {
        var lines = SdpLines.Read(body);
        foreach (var line in lines)
        {
            if (!FragmentTypes.Contains(line.Type))
                throw line.Invalid("a fragment has a= and m= lines only");
        }

        return Cut(lines, IndexOfMedia(lines, 0));
    }

    private static SdpDescription Cut(IReadOnlyList<SdpLine> lines, int begin)
    {
        var session = new SdpSection(lines[0], Attributes(lines.Take(begin)));
        var media = new List<SdpMedia>();
        while (begin < lines.Count)
        {
            var end = IndexOfMedia(lines, begin + 1);
            var section = lines.Skip(begin).Take(end - begin).ToList();
            CheckOrder(section, MediaOrder);
            media.Add(SdpMedia.Read(section[0], Attributes(section)));
            begin = end;
        }

        return new SdpDescription(session, media);
    }

    private static List<SdpAttribute> Attributes(IEnumerable<SdpLine> lines) =>
        [.. lines.Where(line => line.Type == 'a').Select(SdpAttribute.Read)];

    private static int IndexOfMedia(IReadOnlyList<SdpLine> lines, int begin)
    {
        while (begin < lines.Count && lines[begin].Type != 'm')
            begin++;
        return begin;
    }

    private static void CheckOrder(List<SdpLine> lines, string order)
    {
        var reached = -1;
        foreach (var line in lines)
        {
            var place = order.IndexOf(line.Type);
            if (place < 0)
                throw line.Invalid($"{line.Type}= has no place here");
            // The times of a session repeat as pairs: t= r= t= r=.
            if (place < reached && line.Type != 't')
                throw line.Invalid($"{line.Type}= comes too late; the order is {string.Join("= ", order.AsEnumerable())}=");
            if (place == reached && line.Type is ('v' or 'o' or 's'))
                throw line.Invalid($"{line.Type}= is there twice");
            reached = Math.Max(reached, place);
        }
    }
}
