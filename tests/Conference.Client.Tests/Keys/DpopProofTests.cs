using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Conference.Client.Keys;
using Conference.Client.Tests.Support;

namespace Conference.Client.Tests.Keys;

public sealed class DpopProofTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_proof_binds_one_call_to_the_ticket_and_the_device()
    {
        using var key = new DeviceKey();
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://meet.example.org/api/v1/meetings/m/leave?x=1#y");
        new DeviceCredential(key, "the.tick.et", new FixedClock(Noon)).Apply(request);

        Assert.Equal("DPoP the.tick.et", request.Headers.Authorization!.ToString());
        var proof = Assert.Single(request.Headers.GetValues("DPoP"));
        var (header, claims) = Tokens.Read(proof);
        Assert.Equal("dpop+jwt", header.Text("typ"));
        Assert.Equal("ES256", header.Text("alg"));
        Assert.Equal("POST", claims.Text("htm"));
        Assert.Equal("https://meet.example.org/api/v1/meetings/m/leave", claims.Text("htu"));
        Assert.Equal(Noon.ToUnixTimeSeconds(), claims.GetProperty("iat").GetInt64());
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes("the.tick.et"))), claims.Text("ath"));
        Assert.True(proof.IsSignedBy(header.GetProperty("jwk")));
        Assert.False(header.GetProperty("jwk").TryGetProperty("d", out _));
    }

    [Fact]
    public void Each_attempt_has_a_proof_of_its_own()
    {
        using var key = new DeviceKey();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        var credential = new DeviceCredential(key, "t", new FixedClock(Noon));
        credential.Apply(request);
        var first = Assert.Single(request.Headers.GetValues("DPoP"));
        credential.Apply(request);
        var second = Assert.Single(request.Headers.GetValues("DPoP"));

        Assert.NotEqual(Tokens.Read(first).Claims.Text("jti"), Tokens.Read(second).Claims.Text("jti"));
    }
}
