using Conference.Controller.Errors;

namespace Conference.Controller.Whip.Sdp;

/// <summary>What a client tells about ICE after its offer: <c>application/trickle-ice-sdpfrag</c> (RFC 8840).</summary>
/// <param name="Ice">Whose candidates these are; other ones than before ask for a new ICE session. Null when the client left it out.</param>
internal sealed record SdpFragment(IceCredentials? Ice)
{
    public const string MediaType = "application/trickle-ice-sdpfrag";

    /// <param name="body">The fragment.</param>
    /// <param name="mids">The media sections that the offer had.</param>
    /// <exception cref="RefusedException">It is no fragment, or is not about this session; the message names the line.</exception>
    public static SdpFragment Read(ReadOnlySpan<byte> body, IReadOnlyCollection<string> mids)
    {
        var description = SdpDescription.ReadFragment(body);
        var ice = IceCredentials.Find(description.Session);
        CheckCandidates(description.Session);
        foreach (var media in description.Media)
        {
            var mid = media.Section.Find("mid") ?? throw media.Line.Invalid("a=mid is missing");
            if (!mids.Contains(mid.Value))
                throw mid.Line.Invalid($"the offer had no a=mid:{mid.Value}");
            CheckCandidates(media.Section);
            var own = IceCredentials.Find(media.Section);
            if (own is not null && ice is not null && own != ice)
                throw media.Line.Invalid("its a=ice-ufrag and a=ice-pwd differ from the others, although all media share one transport");
            ice ??= own;
        }

        return new SdpFragment(ice);
    }

    private static void CheckCandidates(SdpSection section)
    {
        foreach (var candidate in section.All("candidate"))
            CandidateText.Check(candidate);
    }
}
