using System.Buffers.Binary;
using System.Security.Cryptography;
using Conference.Recorder.Contracts;
using Conference.Recorder.Srtp;

namespace Conference.Recorder.Tests.Srtp;

/// <summary>What becomes of packets that are late, doubled, changed or numbered anew. The sender is made of the framework's own AES-GCM.</summary>
public sealed class SrtpShieldTests
{
    private const uint Ssrc = 0x1234_5678;

    private readonly SrtpKey _key = new("AEAD_AES_256_GCM", SrtpSuite.Gcm256.GenerateKey());

    [Fact]
    public void No_packet_is_let_in_twice_and_late_ones_are_let_in_once()
    {
        using var shield = SrtpShield.Create(_key);
        foreach (var index in (ulong[])[10, 12, 11, 300, 299])
            Assert.True(Opens(shield, index), $"{index}");
        foreach (var index in (ulong[])[10, 11, 12, 299, 300])
            Assert.False(Opens(shield, index), $"{index}");
        Assert.True(Opens(shield, 2000));
        Assert.False(Opens(shield, 900)); // further back than anybody remembers
        Assert.True(Opens(shield, 1999));
    }

    [Fact]
    public void The_rollover_counter_follows_the_numbers_also_backwards()
    {
        using var shield = SrtpShield.Create(_key);
        foreach (var index in (ulong[])[65_533, 65_535, 65_537, 65_536, 65_534, 131_000, 131_073, 131_071])
            Assert.True(Opens(shield, index), $"{index}");
    }

    [Fact]
    public void A_gap_of_half_a_turn_and_more_is_survived()
    {
        using var shield = SrtpShield.Create(_key);
        Assert.True(Opens(shield, 100));
        Assert.True(Opens(shield, 60_000)); // looks like a late one
        Assert.True(Opens(shield, 60_001));
        Assert.True(Opens(shield, 130_000));
    }

    [Fact]
    public void The_first_packets_may_be_lost_across_a_turn()
    {
        using var shield = SrtpShield.Create(_key);
        Assert.True(Opens(shield, 65_536 + 3));
        Assert.True(Opens(shield, 65_536 + 4));
    }

    [Fact]
    public void What_was_changed_on_the_way_is_not_let_in_and_spoils_nothing()
    {
        using var shield = SrtpShield.Create(_key);
        for (var place = 0; place < 60; place++)
        {
            var packet = Seal(500);
            packet[place] ^= 1;
            Assert.False(shield.TryOpen(packet, out _), $"{place}");
        }

        Assert.True(Opens(shield, 500));
    }

    [Fact]
    public void What_is_no_packet_is_refused()
    {
        using var shield = SrtpShield.Create(_key);
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var noise = new byte[random.Next(120)];
            random.NextBytes(noise);
            if (noise.Length > 0)
                noise[0] = (byte)(0x80 | (noise[0] & 0x3F)); // as RTP
            Assert.False(shield.TryOpen(noise, out _));
        }
    }

    [Fact]
    public void Opening_a_packet_makes_no_garbage()
    {
        using var shield = SrtpShield.Create(_key);
        var packets = Enumerable.Range(1, 2000).Select(i => Seal((ulong)i)).ToArray();
        foreach (var packet in packets.Take(1000))
            Assert.True(shield.TryOpen(packet, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var packet in packets.AsSpan(1000))
            shield.TryOpen(packet, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("AES_512", "AAAA", "There is no SRTP suite AES_512")]
    [InlineData("AEAD_AES_256_GCM", "AAAA", "has 44 bytes, not 3")]
    public void A_key_that_does_not_fit_is_refused_by_name(string suite, string key, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => SrtpShield.Create(new SrtpKey(suite, key))).Message, StringComparison.Ordinal);

    private bool Opens(SrtpShield shield, ulong index)
    {
        var packet = Seal(index);
        if (!shield.TryOpen(packet, out var length))
            return false;
        Assert.Equal(Plain(index), packet[..length]);
        return true;
    }

    private static byte[] Plain(ulong index)
    {
        var packet = new byte[12 + 40];
        packet[0] = 0x80;
        packet[1] = 96;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)index);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), Ssrc);
        for (var i = 12; i < packet.Length; i++)
            packet[i] = (byte)(i + (int)index);
        return packet;
    }

    private byte[] Seal(ulong index)
    {
        var keys = SessionKeys.Derive(SrtpSuite.Gcm256, Convert.FromBase64String(_key.KeyBase64), rtcp: false);
        var plain = Plain(index);
        var packet = new byte[plain.Length + 16];
        plain.CopyTo(packet, 0);
        Span<byte> nonce = stackalloc byte[12];
        nonce.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(nonce[2..], Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[6..], (uint)(index >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(nonce[10..], (ushort)index);
        for (var i = 0; i < nonce.Length; i++)
            nonce[i] ^= keys.Salt[i];
        using var cipher = new AesGcm(keys.Key, 16);
        cipher.Encrypt(nonce, plain.AsSpan(12), packet.AsSpan(12, 40), packet.AsSpan(52), plain.AsSpan(0, 12));
        return packet;
    }
}
