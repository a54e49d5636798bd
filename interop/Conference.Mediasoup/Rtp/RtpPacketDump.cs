namespace Conference.Mediasoup;

/// <summary>The header of an RTP packet, without its payload.</summary>
public sealed record RtpPacketDump
{
    /// <summary>Payload type.</summary>
    public required byte PayloadType { get; init; }

    /// <summary>Sequence number.</summary>
    public required ushort SequenceNumber { get; init; }

    /// <summary>Timestamp in units of the codec's clock.</summary>
    public required uint Timestamp { get; init; }

    /// <summary>The marker bit, e.g. of the last packet of a picture.</summary>
    public bool Marker { get; init; }

    /// <summary>SSRC.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>Whether a key frame begins here.</summary>
    public bool IsKeyFrame { get; init; }

    /// <summary>Bytes of the packet.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes of the payload.</summary>
    public required long PayloadSize { get; init; }

    /// <summary>The spatial layer, from 0.</summary>
    public byte SpatialLayer { get; init; }

    /// <summary>The temporal layer, from 0.</summary>
    public byte TemporalLayer { get; init; }

    /// <summary>MID in the header; null without one.</summary>
    public string? Mid { get; init; }

    /// <summary>RID in the header; null without one.</summary>
    public string? Rid { get; init; }

    /// <summary>RID of the stream that the packet repairs; null without one.</summary>
    public string? Rrid { get; init; }

    /// <summary>Transport-wide sequence number; null without one.</summary>
    public ushort? WideSequenceNumber { get; init; }
}
