using System.Security.Cryptography;

namespace Conference.Recorder.Srtp;

/// <summary>What SRTP or SRTCP works with, derived from the master key (RFC 3711, section 4.3; RFC 7714, section 11).</summary>
internal sealed record SessionKeys(byte[] Key, byte[] Salt, byte[] AuthKey)
{
    private const int BlockLength = 16;
    private const int LabelOffset = 7; // of the 14 bytes of the salt, with a key derivation rate of 0
    private const int KeyLabel = 0;
    private const int AuthLabel = 1;
    private const int SaltLabel = 2;
    private const int RtcpLabels = 3;

    public static SessionKeys Derive(SrtpSuite suite, ReadOnlySpan<byte> master, bool rtcp)
    {
        var first = rtcp ? RtcpLabels : 0;
        var (key, salt) = (master[..suite.KeyLength].ToArray(), master[suite.KeyLength..].ToArray());
        using var aes = Aes.Create();
        aes.Key = key;
        return new SessionKeys(
            Expand(aes, salt, first + KeyLabel, suite.KeyLength),
            Expand(aes, salt, first + SaltLabel, suite.SaltLength),
            Expand(aes, salt, first + AuthLabel, suite.AuthKeyLength));
    }

    // AES in counter mode over zeros. A salt of 96 bits stands left of 16 zero bits.
    private static byte[] Expand(Aes aes, ReadOnlySpan<byte> salt, int label, int length)
    {
        Span<byte> counter = stackalloc byte[BlockLength];
        counter.Clear();
        salt.CopyTo(counter);
        counter[LabelOffset] ^= (byte)label;
        var stream = new byte[(length + BlockLength - 1) / BlockLength * BlockLength];
        for (var block = 0; block * BlockLength < length; block++)
        {
            counter[BlockLength - 1] = (byte)block;
#pragma warning disable CA5358 // Counter mode is made of single blocks (RFC 3711, section 4.1.1); no block is encrypted twice.
            aes.EncryptEcb(counter, stream.AsSpan(block * BlockLength, BlockLength), PaddingMode.None);
#pragma warning restore CA5358
        }

        return stream[..length];
    }
}
