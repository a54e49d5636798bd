using Conference.Mediasoup;

namespace Conference.Controller.Whip.Sdp;

/// <summary>The names of the header extensions that may be agreed on here.</summary>
internal static class HeaderExtensionUris
{
    private static readonly (RtpHeaderExtensionUri Uri, string Name)[] All =
    [
        (RtpHeaderExtensionUri.Mid, "urn:ietf:params:rtp-hdrext:sdes:mid"),
        (RtpHeaderExtensionUri.RtpStreamId, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
        (RtpHeaderExtensionUri.RepairedRtpStreamId, "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"),
        (RtpHeaderExtensionUri.AbsSendTime, "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"),
        (RtpHeaderExtensionUri.TransportWideCcDraft01, "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"),
        (RtpHeaderExtensionUri.SsrcAudioLevel, "urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
        (RtpHeaderExtensionUri.DependencyDescriptor, "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension"),
        (RtpHeaderExtensionUri.VideoOrientation, "urn:3gpp:video-orientation"),
        (RtpHeaderExtensionUri.TimeOffset, "urn:ietf:params:rtp-hdrext:toffset"),
        (RtpHeaderExtensionUri.AbsCaptureTime, "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time"),
        (RtpHeaderExtensionUri.PlayoutDelay, "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay"),
    ];

    public static RtpHeaderExtensionUri? Find(string name)
    {
        foreach (var (uri, known) in All)
        {
            if (known == name)
                return uri;
        }

        return null;
    }

    public static string Name(RtpHeaderExtensionUri uri) => All.First(entry => entry.Uri == uri).Name;
}
