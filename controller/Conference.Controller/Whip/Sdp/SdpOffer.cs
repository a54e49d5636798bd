using Conference.Controller.Errors;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>An offer of WebRTC: one bundled transport and its media sections (RFC 8829).</summary>
internal sealed record SdpOffer(OfferedTransport Transport, IReadOnlyList<OfferedMedia> Media)
{
    /// <exception cref="RefusedException">It is not SDP, or not a bundled WebRTC offer of audio and video; the message names the line.</exception>
    public static SdpOffer Read(ReadOnlySpan<byte> body)
    {
        var description = SdpDescription.Read(body);
        if (description.Media.Count == 0)
            throw description.Session.Start.Unsupported("the session has no media; offer audio or video");
        var media = description.Media.Select(section => OfferedMedia.Read(section, description.Session)).ToList();
        if (media.Count > 1)
            CheckBundle(media, description.Session);
        return new SdpOffer(OfferedTransport.Read(description.Media[0], description.Session), media);
    }

    private static void CheckBundle(List<OfferedMedia> media, SdpSection session)
    {
        var bundle = session.All("group").Select(group => (group.Line, Words: group.Words(1)))
            .FirstOrDefault(group => group.Words[0] == "BUNDLE");
        if (bundle.Words is null)
            throw session.Start.Unsupported("a=group:BUNDLE is missing: all media share one transport here");
        var mids = new HashSet<string>();
        foreach (var section in media)
        {
            if (!mids.Add(section.Mid))
                throw section.Line.Invalid($"a=mid:{section.Mid} is there twice");
            if (!bundle.Words.Skip(1).Contains(section.Mid))
                throw bundle.Line.Unsupported($"a=group:BUNDLE leaves {section.Mid} out: all media share one transport here");
        }

        // RFC 9143, section 9.1: on one transport a payload type means one codec.
        var meanings = new Dictionary<byte, RtpCodecParameters>();
        foreach (var (section, codec) in media.SelectMany(section => section.Codecs.Select(codec => (section, codec))))
        {
            if (!meanings.TryAdd(codec.PayloadType, codec) && !meanings[codec.PayloadType].MimeType.Equals(codec.MimeType, StringComparison.OrdinalIgnoreCase))
                throw section.Line.Unsupported($"payload type {codec.PayloadType} means two codecs");
        }
    }
}
