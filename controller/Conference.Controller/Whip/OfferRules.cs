using Conference.Controller.Whip.Sdp;
using Conference.Mediasoup;

namespace Conference.Controller.Whip;

/// <summary>What WHIP and WHEP ask of an offer beyond WebRTC (RFC 9725, section 4.4).</summary>
internal static class OfferRules
{
    /// <summary>One track of a kind at most, all in the direction that the protocol is for.</summary>
    /// <exception cref="Errors.RefusedException">The offer is for something else. It is refused as a whole: half a session misleads people.</exception>
    public static void Check(SdpOffer offer, SdpDirection direction)
    {
        var kinds = new HashSet<MediaKind>();
        foreach (var media in offer.Media)
        {
            if (media.Direction != direction && media.Direction != SdpDirection.SendRecv)
                throw media.Line.Unsupported($"a={media.Direction.Name()} has no sense here; offer a={direction.Name()}");
            if (!kinds.Add(media.Kind))
                throw media.Line.Unsupported("there is one audio and one video track in a session");
        }
    }
}
