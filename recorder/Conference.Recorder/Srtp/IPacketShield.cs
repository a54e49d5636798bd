namespace Conference.Recorder.Srtp;

/// <summary>Takes the encryption off the datagrams of one transport. Used by its one receiver; not safe for two at once.</summary>
internal interface IPacketShield : IDisposable
{
    /// <summary>Turns SRTP or SRTCP into RTP or RTCP, in place.</summary>
    /// <param name="packet">The whole datagram; its contents are undefined after false.</param>
    /// <param name="length">Of what is left, in bytes from the start.</param>
    /// <returns>False when it is not of whom has the key, was changed on the way, or came before.</returns>
    bool TryOpen(Span<byte> packet, out int length);
}
