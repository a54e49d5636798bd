using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Access;

/// <summary>What a ticket and its device's proof must not be.</summary>
public sealed class ProofTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private readonly AccessHost _host = fixture.Host;

    public static TheoryData<string, int, string> Attempts { get; } = new()
    {
        { "no proof", 401, "proof_missing" },
        { "an empty proof", 401, "proof_missing" },
        { "two proofs", 401, "proof_invalid" },
        { "the ticket as Bearer", 401, "proof_missing" },
        { "garbage", 401, "proof_invalid" },
        { "another device", 401, "proof_invalid" },
        { "another device that names the right key", 401, "proof_invalid" },
        { "alg none", 401, "proof_invalid" },
        { "alg HS256", 401, "proof_invalid" },
        { "typ JWT", 401, "proof_invalid" },
        { "a jwk with the private half", 401, "proof_invalid" },
        { "no jwk", 401, "proof_invalid" },
        { "altered claims", 401, "proof_invalid" },
        { "another method", 401, "proof_invalid" },
        { "another path", 401, "proof_invalid" },
        { "a relative htu", 401, "proof_invalid" },
        { "another ticket's ath", 401, "proof_invalid" },
        { "no ath", 401, "proof_invalid" },
        { "iat an hour ago", 401, "proof_invalid" },
        { "iat in an hour", 401, "proof_invalid" },
        { "no jti", 401, "proof_invalid" },
        { "an empty jti", 401, "proof_invalid" },
        { "a jti of 300 characters", 401, "proof_invalid" },
        { "the same proof again", 401, "proof_replayed" },
        { "the same jti again", 401, "proof_replayed" },
        { "a ticket of another meeting", 403, "ticket_wrong_meeting" },
        { "an altered ticket", 401, "ticket_invalid" },
        { "a ticket whose meeting was changed", 401, "ticket_invalid" },
        { "an API token as ticket", 401, "ticket_invalid" },
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task A_call_without_the_devices_own_proof_lets_nobody_in(string attempt, int status, string code)
    {
        var ada = await _host.JoinAsync();
        var path = $"api/v1/meetings/{ada.MeetingId}/leave";
        using var request = await MakeAsync(attempt, ada, path);
        await _host.Http.SendAsync(request).AssertProblemAsync(status, code);
        await AssertStillInAsync(ada);
    }

    [Fact]
    public async Task The_devices_own_proof_is_taken_whatever_the_servers_name_is()
    {
        var ada = await _host.JoinAsync();
        var path = $"api/v1/meetings/{ada.MeetingId}/leave";
        using var request = Request(ada, path, ada.Device.Proof(Claims(ada, $"https://meet.example.org/{path}?x=1")));
        using var response = await _host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static async Task AssertStillInAsync(Joined ada)
    {
        var (events, _) = await ada.EventsAsync();
        await events.DisposeAsync();
    }

    private async Task<HttpRequestMessage> MakeAsync(string attempt, Joined ada, string path)
    {
        var url = new Uri(_host.Address, path).ToString();
        var (device, eve) = (ada.Device, new Device());
        object jwk = device.PublicKey;
        string Proof(string claim, object? value) => device.Proof(Claims(ada, url, claim, value));
        switch (attempt)
        {
            case "no proof": return Request(ada, path);
            case "an empty proof": return Request(ada, path, "");
            case "two proofs": return Request(ada, path, device.Proof(Claims(ada, url)), device.Proof(Claims(ada, url)));
            case "the ticket as Bearer":
                var bearer = Request(ada, path, device.Proof(Claims(ada, url)));
                bearer.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ada.Ticket);
                return bearer;
            case "garbage": return Request(ada, path, "x.y.z");
            case "another device": return Request(ada, path, eve.Proof(Claims(ada, url)));
            case "another device that names the right key":
                return Request(ada, path, eve.Proof(Claims(ada, url), new { typ = "dpop+jwt", alg = "ES256", jwk }));
            case "alg none": return Request(ada, path, device.Proof(Claims(ada, url), new { typ = "dpop+jwt", alg = "none", jwk }));
            case "alg HS256": return Request(ada, path, device.Proof(Claims(ada, url), new { typ = "dpop+jwt", alg = "HS256", jwk }));
            case "typ JWT": return Request(ada, path, device.Proof(Claims(ada, url), new { typ = "JWT", alg = "ES256", jwk }));
            case "a jwk with the private half":
                var known = System.Text.Json.JsonSerializer.SerializeToNode(jwk)!.AsObject();
                known["d"] = "AAAA";
                return Request(ada, path, device.Proof(Claims(ada, url), new { typ = "dpop+jwt", alg = "ES256", jwk = known }));
            case "no jwk": return Request(ada, path, device.Proof(Claims(ada, url), new { typ = "dpop+jwt", alg = "ES256" }));
            case "altered claims":
                var parts = device.Proof(Claims(ada, url)).Split('.');
                return Request(ada, path, $"{parts[0]}.{device.Proof(Claims(ada, url)).Split('.')[1]}.{parts[2]}");
            case "another method": return Request(ada, path, Proof("htm", "GET"));
            case "another path": return Request(ada, path, Proof("htu", url.Replace("leave", "join")));
            case "a relative htu": return Request(ada, path, Proof("htu", "leave"));
            case "another ticket's ath": return Request(ada, path, Proof("ath", Hash("another")));
            case "no ath": return Request(ada, path, Proof("ath", null));
            case "iat an hour ago": return Request(ada, path, Proof("iat", ApiKey.Now - 3600));
            case "iat in an hour": return Request(ada, path, Proof("iat", ApiKey.Now + 3600));
            case "no jti": return Request(ada, path, Proof("jti", null));
            case "an empty jti": return Request(ada, path, Proof("jti", ""));
            case "a jti of 300 characters": return Request(ada, path, Proof("jti", new string('x', 300)));
            case "the same proof again":
                var used = Proof("htm", "GET");
                await UseAsync(ada, used);
                return Request(ada, path, used, method: HttpMethod.Get);
            case "the same jti again":
                await UseAsync(ada, device.Proof(Claims(ada, url, "htm", "GET", "twice")));
                return Request(ada, path, device.Proof(Claims(ada, url, jti: "twice")));
            case "a ticket of another meeting":
                var elsewhere = await _host.JoinAsync();
                return Request(elsewhere, path, elsewhere.Device.Proof(Claims(elsewhere, url)));
            case "an altered ticket":
                var altered = ada with { Ticket = ada.Ticket[..^4] + "AAAA" };
                return Request(altered, path, device.Proof(Claims(altered, url)));
            case "a ticket whose meeting was changed":
                var (mine, theirs) = (ada.Ticket.Split('.'), (await _host.JoinAsync()).Ticket.Split('.'));
                var mixed = ada with { Ticket = $"{mine[0]}.{theirs[1]}.{mine[2]}" };
                return Request(mixed, path, device.Proof(Claims(mixed, url)));
            case "an API token as ticket":
                var token = ada with { Ticket = _host.Key.Token() };
                return Request(token, path, device.Proof(Claims(token, url)));
            default: throw new ArgumentOutOfRangeException(nameof(attempt), attempt, "No such attempt.");
        }
    }

    // Spends a proof on a call that changes nothing: there is no GET …/leave, but who asks is found out first.
    private async Task UseAsync(Joined ada, string proof)
    {
        using var request = Request(ada, $"api/v1/meetings/{ada.MeetingId}/leave", proof, method: HttpMethod.Get);
        using var response = await _host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static HttpRequestMessage Request(Joined joined, string path, string? proof = null, string? second = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", joined.Ticket);
        foreach (var one in new[] { proof, second })
        {
            if (one is not null)
                request.Headers.TryAddWithoutValidation("DPoP", one);
        }

        return request;
    }

    private static Dictionary<string, object> Claims(Joined joined, string url, string? claim = null, object? value = null, string? jti = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["jti"] = jti ?? Guid.NewGuid().ToString("N"),
            ["htm"] = "POST",
            ["htu"] = url,
            ["iat"] = ApiKey.Now,
            ["ath"] = Hash(joined.Ticket),
        };
        if (claim is not null && value is null)
            claims.Remove(claim);
        else if (claim is not null)
            claims[claim] = value!;
        return claims;
    }

    private static string Hash(string ticket) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(ticket)));
}
