using System.Buffers.Binary;
using Conference.Recorder.Contracts;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Srtp;

/// <summary>
/// Opens what one sender encrypts with one master key: tells RTP from RTCP, keeps each source's rollover counter, and lets no packet
/// in twice. Nothing is kept of a source before a packet of it has proved authentic.
/// </summary>
/// <remarks>Used by the one receiver of a transport; not safe for two at once.</remarks>
internal sealed class SrtpShield : IDisposable
{
    private const int RtpHeaderLength = 12;
    private const uint IndexMask = 0x7FFF_FFFF;
    private const ulong Turn = ushort.MaxValue + 1;

    private readonly IPacketCipher _cipher;
    private readonly Dictionary<uint, ReplayWindow> _rtp = [];
    private readonly Dictionary<uint, ReplayWindow> _rtcp = [];

    internal SrtpShield(IPacketCipher cipher) => _cipher = cipher;

    /// <exception cref="ArgumentException">The suite is unknown, or the key has not its length.</exception>
    public static SrtpShield Create(SrtpKey key)
    {
        var suite = SrtpSuite.Parse(key.Suite);
        var master = Convert.FromBase64String(key.KeyBase64);
        if (master.Length != suite.KeyLength + suite.SaltLength)
            throw new ArgumentException($"A key of {suite.Name} has {suite.KeyLength + suite.SaltLength} bytes, not {master.Length}.", nameof(key));
        var (rtp, rtcp) = (SessionKeys.Derive(suite, master, rtcp: false), SessionKeys.Derive(suite, master, rtcp: true));
        return new SrtpShield(suite.IsAead ? new GcmCipher(rtp, rtcp) : new CounterCipher(suite, rtp, rtcp));
    }

    /// <summary>Turns SRTP or SRTCP into RTP or RTCP, in place.</summary>
    /// <param name="packet">The whole datagram; its contents are undefined after false.</param>
    /// <param name="length">Of what is left, in bytes from the start.</param>
    /// <returns>False when it is not of whom has the key, was changed on the way, or came before.</returns>
    public bool TryOpen(Span<byte> packet, out int length)
    {
        length = 0;
        if (packet.Length < RtpHeaderLength)
            return false;
        return SenderReport.IsRtcp(packet) ? TryOpenRtcp(packet, out length) : TryOpenRtp(packet, out length);
    }

    public void Dispose() => _cipher.Dispose();

    private bool TryOpenRtp(Span<byte> packet, out int length)
    {
        length = 0;
        var headerLength = HeaderLength(packet);
        if (packet[0] >> 6 != 2 || headerLength > packet.Length)
            return false;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);
        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        var isKnown = _rtp.TryGetValue(ssrc, out var window);
        var guess = isKnown ? Guess(window!.Newest, sequence) : sequence;

        // One rollover more, too: the sender went on while nothing came through, or the first packets of all were lost.
        for (var index = guess; index <= guess + Turn; index += Turn)
        {
            if (isKnown && !window!.MayBeNew(index))
                continue;
            if (!_cipher.TryOpenRtp(packet, headerLength, ssrc, index, out length))
                continue;
            if (!isKnown)
                _rtp.Add(ssrc, window = new ReplayWindow());
            window!.Add(index);
            return true;
        }

        return false;
    }

    private bool TryOpenRtcp(Span<byte> packet, out int length)
    {
        length = 0;
        if (!_cipher.TryReadRtcpIndex(packet, out var word))
            return false;
        var ssrc = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var index = word & IndexMask;
        var isKnown = _rtcp.TryGetValue(ssrc, out var window);
        if ((isKnown && !window!.MayBeNew(index)) || !_cipher.TryOpenRtcp(packet, ssrc, word, out length))
            return false;
        if (!isKnown)
            _rtcp.Add(ssrc, window = new ReplayWindow());
        window!.Add(index);
        return true;
    }

    // With contributors and the extension; what lies behind it, padding too, is encrypted.
    private static int HeaderLength(ReadOnlySpan<byte> packet)
    {
        var length = RtpHeaderLength + ((packet[0] & 0x0F) * 4);
        if ((packet[0] & 0x10) == 0 || packet.Length < length + 4)
            return (packet[0] & 0x10) == 0 ? length : int.MaxValue;
        return length + 4 + (BinaryPrimitives.ReadUInt16BigEndian(packet[(length + 2)..]) * 4);
    }

    // RFC 3711, section 3.3.1: of the three rollover counts that are near, the one that brings the number closest to the newest.
    private static ulong Guess(ulong newest, ushort sequence)
    {
        var near = (newest & ~(Turn - 1)) + sequence;
        if (near + (Turn / 2) < newest)
            return near + Turn;
        return near > newest + (Turn / 2) && near >= Turn ? near - Turn : near;
    }
}
