using System.Globalization;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Capture;

/// <summary>The SDP (RFC 8866) with which FFmpeg receives one track on loopback.</summary>
internal static class SessionDescription
{
    public static string For(TrackTap tap, int port)
    {
        var slash = tap.MimeType.IndexOf('/', StringComparison.Ordinal);
        var media = tap.MimeType[..slash].ToLowerInvariant();
        var codec = tap.MimeType[(slash + 1)..];
        var channels = tap.Channels is { } count ? string.Create(CultureInfo.InvariantCulture, $"/{count}") : "";
        var lines = new List<string>
        {
            "v=0",
            "o=- 0 0 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            $"m={media} {port} RTP/AVP {tap.PayloadType}",
            $"a=rtpmap:{tap.PayloadType} {codec}/{tap.ClockRate}{channels}",
        };
        if (tap.FormatParameters.Length > 0)
            lines.Add($"a=fmtp:{tap.PayloadType} {tap.FormatParameters}");
        lines.Add("a=recvonly");
        return string.Join("\r\n", lines) + "\r\n";
    }
}
