namespace Conference.Recorder.Srtp;

/// <summary>One suite's encryption and authentication of single packets; which number a packet has is its user's matter.</summary>
internal interface IPacketCipher : IDisposable
{
    /// <summary>Opens an RTP packet in place; leaves it as it was when it does not hold.</summary>
    /// <param name="headerLength">With contributors and extension, in bytes.</param>
    /// <param name="index">Rollover counter and sequence number, 48 bits.</param>
    bool TryOpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index, out int length);

    /// <summary>The word with the number of an SRTCP packet and the bit that says whether it is encrypted.</summary>
    bool TryReadRtcpIndex(ReadOnlySpan<byte> packet, out uint word);

    bool TryOpenRtcp(Span<byte> packet, uint ssrc, uint word, out int length);
}
