using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Conference.Recorder.Srtp;

/// <summary>AES in counter mode with HMAC-SHA1 (RFC 3711), which is what senders have that lack GCM.</summary>
internal sealed class CounterCipher : IPacketCipher
{
    private const int WordLength = 4;
    private const int RtcpHeaderLength = 8;
    private const int BlockLength = 16;
    private const int HashLength = 20;
    private const uint EncryptedBit = 0x8000_0000;
    private const int LargestPacket = 65_536;

    private readonly SrtpSuite _suite;
    private readonly SessionKeys _rtp;
    private readonly SessionKeys _rtcp;
    private readonly Aes _rtpAes = Aes.Create();
    private readonly Aes _rtcpAes = Aes.Create();
    private readonly ICryptoTransform _rtpBlocks;
    private readonly ICryptoTransform _rtcpBlocks;
    private readonly IncrementalHash _rtpHash;
    private readonly IncrementalHash _rtcpHash;
    private readonly byte[] _counters = new byte[LargestPacket];
    private readonly byte[] _stream = new byte[LargestPacket];

    public CounterCipher(SrtpSuite suite, SessionKeys rtp, SessionKeys rtcp)
    {
        (_suite, _rtp, _rtcp) = (suite, rtp, rtcp);
        _rtpBlocks = Blocks(_rtpAes, rtp.Key);
        _rtcpBlocks = Blocks(_rtcpAes, rtcp.Key);
        _rtpHash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, rtp.AuthKey);
        _rtcpHash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, rtcp.AuthKey);
    }

    public bool TryOpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index, out int length)
    {
        length = packet.Length - _suite.RtpTagLength;
        if (length < headerLength)
            return false;
        Span<byte> rollover = stackalloc byte[WordLength];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        if (!Holds(_rtpHash, packet[..length], rollover, packet[length..]))
            return false;
        Apply(_rtpBlocks, _rtp.Salt, ssrc, index, packet[headerLength..length]);
        return true;
    }

    public bool TryReadRtcpIndex(ReadOnlySpan<byte> packet, out uint word)
    {
        word = 0;
        return packet.Length >= RtcpHeaderLength + WordLength + _suite.RtcpTagLength
            && BinaryPrimitives.TryReadUInt32BigEndian(packet[^(WordLength + _suite.RtcpTagLength)..], out word);
    }

    public bool TryOpenRtcp(Span<byte> packet, uint ssrc, uint word, out int length)
    {
        var authenticated = packet.Length - _suite.RtcpTagLength;
        length = authenticated - WordLength;
        if (!Holds(_rtcpHash, packet[..authenticated], default, packet[authenticated..]))
            return false;
        if ((word & EncryptedBit) != 0)
            Apply(_rtcpBlocks, _rtcp.Salt, ssrc, word & ~EncryptedBit, packet[RtcpHeaderLength..length]);
        return true;
    }

    public void Dispose()
    {
        _rtpBlocks.Dispose();
        _rtcpBlocks.Dispose();
        _rtpAes.Dispose();
        _rtcpAes.Dispose();
        _rtpHash.Dispose();
        _rtcpHash.Dispose();
    }

    private static ICryptoTransform Blocks(Aes aes, byte[] key)
    {
        aes.Key = key;
#pragma warning disable CA5358 // Counter mode is made of single blocks (RFC 3711, section 4.1.1), and the framework has none.
        aes.Mode = CipherMode.ECB;
#pragma warning restore CA5358
        aes.Padding = PaddingMode.None;
        return aes.CreateEncryptor();
    }

    private static bool Holds(IncrementalHash hash, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> more, ReadOnlySpan<byte> tag)
    {
        hash.AppendData(packet);
        hash.AppendData(more);
        Span<byte> computed = stackalloc byte[HashLength];
        hash.GetHashAndReset(computed);
        return CryptographicOperations.FixedTimeEquals(computed[..tag.Length], tag);
    }

    // RFC 3711, section 4.1.1: salt x 2^16, the SSRC x 2^64 and the index x 2^16, and then a block counter of 16 bits.
    private void Apply(ICryptoTransform blocks, ReadOnlySpan<byte> salt, uint ssrc, ulong index, Span<byte> payload)
    {
        Span<byte> start = stackalloc byte[BlockLength];
        start.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(start[4..], ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(start[8..], index << 16);
        for (var i = 0; i < salt.Length; i++)
            start[i] ^= salt[i];
        var count = (payload.Length + BlockLength - 1) / BlockLength;
        if (count == 0)
            return;
        for (var block = 0; block < count; block++)
        {
            start.CopyTo(_counters.AsSpan(block * BlockLength));
            BinaryPrimitives.WriteUInt16BigEndian(_counters.AsSpan((block * BlockLength) + 14), (ushort)block);
        }

        blocks.TransformBlock(_counters, 0, count * BlockLength, _stream, 0);
        for (var i = 0; i < payload.Length; i++)
            payload[i] ^= _stream[i];
    }
}
