namespace Conference.Mediasoup;

/// <summary>The H.264 profiles that RTP payloads are negotiated with (RFC 6184, section 8.1).</summary>
internal enum H264Profile
{
    ConstrainedBaseline,
    Baseline,
    Main,
    ConstrainedHigh,
    High,
    PredictiveHigh444,
}
