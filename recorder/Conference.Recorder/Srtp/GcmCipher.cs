using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Conference.Recorder.Srtp;

/// <summary>AES in Galois/counter mode (RFC 7714).</summary>
internal sealed class GcmCipher(SessionKeys rtp, SessionKeys rtcp) : IPacketCipher
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int WordLength = 4;
    private const int RtcpHeaderLength = 8;
    private const uint EncryptedBit = 0x8000_0000;
    private const int LargestPacket = 65_535;

    private readonly AesGcm _rtp = new(rtp.Key, TagLength);
    private readonly AesGcm _rtcp = new(rtcp.Key, TagLength);
    private readonly byte[] _plain = new byte[LargestPacket]; // a packet that does not hold stays as it was, for another try
    private readonly byte[] _associated = new byte[LargestPacket + WordLength];

    public bool TryOpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index, out int length)
    {
        length = packet.Length - TagLength;
        if (length < headerLength)
            return false;
        Span<byte> nonce = stackalloc byte[NonceLength];
        nonce[..2].Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[6..], (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(nonce[10..], (ushort)index);
        return TryOpen(_rtp, rtp.Salt, nonce, packet[headerLength..length], packet[length..], packet[..headerLength]);
    }

    public bool TryReadRtcpIndex(ReadOnlySpan<byte> packet, out uint word)
    {
        word = 0;
        return packet.Length >= RtcpHeaderLength + TagLength + WordLength
            && BinaryPrimitives.TryReadUInt32BigEndian(packet[^WordLength..], out word);
    }

    public bool TryOpenRtcp(Span<byte> packet, uint ssrc, uint word, out int length)
    {
        length = packet.Length - WordLength - TagLength;
        var open = (word & EncryptedBit) == 0 ? length : RtcpHeaderLength; // how much of it is authenticated only
        var associated = _associated.AsSpan(0, open + WordLength);
        packet[..open].CopyTo(associated);
        BinaryPrimitives.WriteUInt32BigEndian(associated[open..], word);
        Span<byte> nonce = stackalloc byte[NonceLength];
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], word & ~EncryptedBit);
        return TryOpen(_rtcp, rtcp.Salt, nonce, packet[open..length], packet[length..^WordLength], associated);
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
    }

    private bool TryOpen(AesGcm cipher, byte[] salt, Span<byte> nonce, Span<byte> secret, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associated)
    {
        for (var i = 0; i < nonce.Length; i++)
            nonce[i] ^= salt[i];
        var plain = _plain.AsSpan(0, secret.Length);
        try
        {
            cipher.Decrypt(nonce, secret, tag, plain, associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false; // the framework has no call that says so without throwing
        }

        plain.CopyTo(secret);
        return true;
    }
}
