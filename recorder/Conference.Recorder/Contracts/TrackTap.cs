namespace Conference.Recorder.Contracts;

/// <summary>What a tapped track looks like on the wire: everything an SDP needs (RFC 8866).</summary>
/// <param name="MimeType">For example <c>video/VP8</c> or <c>audio/opus</c>.</param>
/// <param name="PayloadType">RTP payload type, 0-127.</param>
/// <param name="ClockRate">RTP clock rate in Hz.</param>
/// <param name="Channels">Audio channels; null for video.</param>
/// <param name="Ssrc">The only SSRC that carries the track; it stays the same across simulcast layer switches.</param>
/// <param name="FormatParameters">The codec's fmtp parameters, in the form <c>key=value;key=value</c>; empty when there are none.</param>
/// <param name="Srtp">With what the media node encrypts all tracks of the participant; null where it does not.</param>
public sealed record TrackTap(
    string TrackId, string MimeType, int PayloadType, int ClockRate, int? Channels, uint Ssrc, string FormatParameters,
    SrtpKey? Srtp = null);
