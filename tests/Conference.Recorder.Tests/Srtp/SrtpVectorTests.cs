using Conference.Recorder.Contracts;
using Conference.Recorder.Srtp;

namespace Conference.Recorder.Tests.Srtp;

/// <summary>The published examples: RFC 3711 appendix B, RFC 7714 sections 16 and 17, and libsrtp's own packet for the CM suite.</summary>
public sealed class SrtpVectorTests
{
    private const string QuidProQuo = "517569642070726f2071756f";
    private const string Gallia = "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e697320646976697361206"
        + "96e207061727465732074726573";

    private const string Report = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";

    [Theory]
    [InlineData(
        "AEAD_AES_128_GCM",
        "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce")]
    [InlineData(
        "AEAD_AES_256_GCM",
        "8040f17b8041f8d35501a0b232b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13")]
    public void Galois_counter_mode_opens_the_packet_of_RFC_7714(string suite, string secret)
    {
        using var shield = Session(suite);
        Assert.Equal(Gallia, Open(shield, secret));
    }

    [Theory]
    [InlineData(
        "AEAD_AES_128_GCM",
        "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4")]
    [InlineData(
        "AEAD_AES_256_GCM",
        "81c8000d4d617273d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be8415f658c61de0476f1b6fad1d1eb30c4446839f57ff6f6cb26ac3be800005d4")]
    public void Galois_counter_mode_opens_the_report_of_RFC_7714(string suite, string secret)
    {
        using var shield = Session(suite);
        Assert.Equal(Report, Open(shield, secret));
    }

    [Fact]
    public void Counter_mode_opens_the_packet_that_libsrtp_tests_itself_with()
    {
        var key = Convert.ToBase64String(Convert.FromHexString("e1f97a0d3e018be0d64fa32c06de41390ec675ad498afeebb6960b3aabe6"));
        using var shield = SrtpShield.Create(new SrtpKey("AES_CM_128_HMAC_SHA1_80", key));
        Assert.Equal(
            "800f1234decafbadcafebabeabababababababababababababababab",
            Open(shield, "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb"));
    }

    [Fact]
    public void Session_keys_are_those_of_RFC_3711()
    {
        var master = Convert.FromHexString("E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6");
        var keys = SessionKeys.Derive(SrtpSuite.CounterSha80, master, rtcp: false);
        Assert.Equal("C61E7A93744F39EE10734AFE3FF7A087", Convert.ToHexString(keys.Key));
        Assert.Equal("30CBBC08863D8C85D49DB34A9AE1", Convert.ToHexString(keys.Salt));
        Assert.Equal("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4", Convert.ToHexString(keys.AuthKey));
    }

    // The RFC's examples begin with session keys.
    private static SrtpShield Session(string suite)
    {
        var key = Enumerable.Range(0, SrtpSuite.Parse(suite).KeyLength).Select(i => (byte)i).ToArray();
        var keys = new SessionKeys(key, Convert.FromHexString(QuidProQuo), []);
        return new SrtpShield(new GcmCipher(keys, keys));
    }

    private static string Open(SrtpShield shield, string secret)
    {
        var packet = Convert.FromHexString(secret);
        Assert.True(shield.TryOpen(packet, out var length));
        return Convert.ToHexStringLower(packet.AsSpan(0, length));
    }
}
