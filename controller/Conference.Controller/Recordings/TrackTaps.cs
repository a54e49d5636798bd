using Conference.Mediasoup;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>RTP parameters of a consumer as a recorder's SDP needs them.</summary>
internal static class TrackTaps
{
    public static TrackTap Describe(string trackId, RtpParameters parameters)
    {
        var codec = parameters.Codecs[0];
        var ssrc = parameters.Encodings[0].Ssrc
            ?? throw new InvalidOperationException($"The consumer of track {trackId} has no SSRC, which a plain transport's always has.");
        var format = string.Join(';', codec.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
        return new TrackTap(trackId, codec.MimeType, codec.PayloadType, (int)codec.ClockRate, codec.Channels, ssrc, format);
    }
}
