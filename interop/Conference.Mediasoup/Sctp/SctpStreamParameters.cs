namespace Conference.Mediasoup;

/// <summary>How reliably an SCTP stream delivers its messages.</summary>
/// <remarks>
/// Reliable and ordered by default. At most one of <see cref="MaxPacketLifeTime"/> and <see cref="MaxRetransmits"/> may be given, and
/// neither together with <see cref="Ordered"/> set to true.
/// </remarks>
public sealed record SctpStreamParameters
{
    /// <summary>SCTP stream id, 0 to 65534.</summary>
    public required ushort StreamId { get; init; }

    /// <summary>
    /// Whether messages arrive in the order in which they were sent; null means true, or false where one of the limits below is given.
    /// </summary>
    public bool? Ordered { get; init; }

    /// <summary>After how many milliseconds a message is given up; null or 0 means never.</summary>
    public ushort? MaxPacketLifeTime { get; init; }

    /// <summary>After how many retransmissions a message is given up; null or 0 means never.</summary>
    public ushort? MaxRetransmits { get; init; }
}
