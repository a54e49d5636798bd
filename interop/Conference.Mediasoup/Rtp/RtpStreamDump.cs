namespace Conference.Mediasoup;

/// <summary>What the worker knows about an RTP stream, for diagnosis.</summary>
public sealed record RtpStreamDump
{
    /// <summary>The stream's place in the encodings of the RTP parameters.</summary>
    public required uint EncodingIndex { get; init; }

    /// <summary>SSRC of the stream.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>Payload type of its codec.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>The codec.</summary>
    public required string MimeType { get; init; }

    /// <summary>Clock rate of the codec in hertz.</summary>
    public required uint ClockRate { get; init; }

    /// <summary>RID of the stream; null when it has none.</summary>
    public string? Rid { get; init; }

    /// <summary>The canonical name in RTCP.</summary>
    public required string Cname { get; init; }

    /// <summary>SSRC of its retransmissions; null without RTX.</summary>
    public uint? RtxSsrc { get; init; }

    /// <summary>Payload type of its retransmissions; null without RTX.</summary>
    public byte? RtxPayloadType { get; init; }

    /// <summary>Whether lost packets are asked for by NACK.</summary>
    public bool UseNack { get; init; }

    /// <summary>Whether key frames are asked for by PLI.</summary>
    public bool UsePli { get; init; }

    /// <summary>Whether key frames are asked for by FIR.</summary>
    public bool UseFir { get; init; }

    /// <summary>Whether the codec repairs losses itself, as Opus can.</summary>
    public bool UseInBandFec { get; init; }

    /// <summary>Whether silence may stop the stream.</summary>
    public bool UseDtx { get; init; }

    /// <summary>How many spatial layers the stream has.</summary>
    public byte SpatialLayers { get; init; }

    /// <summary>How many temporal layers the stream has.</summary>
    public byte TemporalLayers { get; init; }

    /// <summary>0 (nothing arrives) to 10 (no loss).</summary>
    public byte Score { get; init; }

    /// <summary>The stream of retransmissions; null before a producer received one, and without RTX.</summary>
    public RtxStreamDump? RtxStream { get; init; }
}
