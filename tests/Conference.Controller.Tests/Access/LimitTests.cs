using System.Net;
using System.Net.Sockets;
using System.Text;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Access;

/// <summary>Limits on the real host, each test with limits of its own.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.Create("conference-access-tests-");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_address_that_floods_is_told_when_to_come_back_while_a_program_behind_it_goes_on()
    {
        await using var host = await StartAsync("CallsPerAddress", 3);
        var token = host.Key.Token();
        await host.CallAsync(HttpMethod.Get, "api-keys", token: token);
        for (var left = 1; left >= 0; left--)
        {
            using var response = await host.SendAsync(HttpMethod.Get, "meetings/nope");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("\"calls\";q=3;w=60", response.Headers.GetValues("RateLimit-Policy").Single());
        }

        using var last = await host.SendAsync(HttpMethod.Get, "meetings/nope");
        using var refused = await host.SendAsync(HttpMethod.Get, "meetings/nope");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        await refused.AssertProblemAsync(429, "rate_limited");
        // A wrong token is guessing; the right one, which is known here, is not.
        await host.SendAsync(HttpMethod.Get, "api-keys", "x").AssertProblemAsync(429, "rate_limited");
        await host.SendAsync(HttpMethod.Get, "api-keys", "cs_guess").AssertProblemAsync(429, "rate_limited");
    }

    [Fact]
    public async Task Names_of_keys_that_nobody_knows_are_looked_up_so_often_and_no_more()
    {
        await using var host = await StartAsync("KeyLookupsPerAddress", 3);
        var token = host.Key.Token();
        await host.CallAsync(HttpMethod.Get, "api-keys", token: token);
        string MadeUp() => new ApiKey(Guid.NewGuid().ToString("N"), "secret").Token();
        for (var i = 0; i < 2; i++)
            await host.SendAsync(HttpMethod.Get, "api-keys", MadeUp()).AssertProblemAsync(401, "token_invalid");
        await host.SendAsync(HttpMethod.Get, "api-keys", MadeUp()).AssertProblemAsync(429, "rate_limited");
        await Task.Delay(1_100); // what is known is read again after a second, whoever asks
        await host.CallAsync(HttpMethod.Get, "api-keys", token: token);
    }

    [Fact]
    public async Task Logins_are_counted_per_address()
    {
        await using var host = await StartAsync("LoginsPerAddress", 2);
        var login = new { email = "nobody@example.org", password = "a wrong password" };
        for (var i = 0; i < 2; i++)
            await host.SendAsync(HttpMethod.Post, "accounts/login", body: login).AssertProblemAsync(401, "login_failed");
        await host.SendAsync(HttpMethod.Post, "accounts/login", body: login).AssertProblemAsync(429, "rate_limited");
    }

    [Fact]
    public async Task A_forwarded_address_counts_only_from_a_proxy_that_is_trusted()
    {
        await using (var host = await StartAsync("CallsPerAddress", 2))
            Assert.Equal("404, 404, 429", await CallForAsync(host, "203.0.113.1", "203.0.113.2", "203.0.113.3"));

        await using (var behind = await StartAsync("CallsPerAddress", 2, "--Listen:TrustedProxies:0=127.0.0.0/8", "--Listen:TrustedProxies:1=::1"))
        {
            Assert.Equal("404, 404, 404", await CallForAsync(behind, "203.0.113.1", "203.0.113.2", "203.0.113.3"));
            // What the client itself wrote stands further left and is not believed.
            Assert.Equal("404, 429", await CallForAsync(behind, "198.51.100.1, 203.0.113.1", "198.51.100.2, 203.0.113.1"));
            // The addresses of one /64 of IPv6 are one customer's.
            Assert.Equal("404, 404, 429, 404", await CallForAsync(behind, "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"));
        }
    }

    [Theory]
    [InlineData("everybody")]
    [InlineData("10.0.0.0/33")]
    public async Task A_trusted_proxy_that_is_no_address_keeps_the_server_from_starting(string proxy)
    {
        var exception = await Assert.ThrowsAsync<Hosting.StartupException>(
            () => AccessHost.StartAsync(_folder, $"--Listen:TrustedProxies:0={proxy}"));
        Assert.Contains(proxy, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sends_a_body_byte_by_byte_is_cut_off()
    {
        await using var host = await AccessHost.StartAsync(_folder);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/v1/meetings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(patience.Token);
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("body_too_slow", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_stands_in_the_log_however_much_is_logged()
    {
        var log = Path.Combine(_folder, "all.log");
        var secrets = new List<string>();
        await using (var host = await AccessHost.StartAsync(
            _folder,
            "--Serilog:Using:1=Serilog.Sinks.File",
            "--Serilog:WriteTo:0:Name=File",
            $"--Serilog:WriteTo:0:Args:path={log}",
            "--Serilog:MinimumLevel:Default=Verbose",
            "--Serilog:MinimumLevel:Override:Microsoft=Verbose",
            "--Serilog:MinimumLevel:Override:System=Verbose"))
        {
            secrets.AddRange([host.Key.Secret, host.Key.Token(), "a long password", File.ReadAllText(Path.Combine(_folder, "master.key")).Trim()]);
            await host.CallAsync(HttpMethod.Get, "api-keys", token: secrets[1]);
            secrets.Add(await host.MemberSessionAsync());
            await host.SendAsync(HttpMethod.Get, "api-keys", secrets[1] + "x").AssertProblemAsync(401, "token_invalid");
            var ada = await host.JoinAsync();
            secrets.Add(ada.Ticket);
            using var request = ada.Request(HttpMethod.Post, $"api/v1/meetings/{ada.MeetingId}/leave");
            (await host.Http.SendAsync(request)).Dispose();
        }

        var logged = await File.ReadAllTextAsync(log);
        Assert.Contains("/api/v1/api-keys", logged, StringComparison.Ordinal); // it is the log of these calls
        foreach (var secret in secrets)
            Assert.DoesNotContain(secret, logged, StringComparison.Ordinal);
    }

    private Task<AccessHost> StartAsync(string limit, int perMinute, params string[] options) => AccessHost.StartAsync(
        _folder, [$"--Limits:{limit}:Count={perMinute}", $"--Limits:{limit}:Burst={perMinute}", $"--Limits:{limit}:Period=00:01:00", .. options]);

    private static async Task<string> CallForAsync(AccessHost host, params string[] forwardedFor)
    {
        var statuses = new List<int>();
        foreach (var value in forwardedFor)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/meetings/nope");
            request.Headers.Add("X-Forwarded-For", value);
            using var response = await host.Http.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        return string.Join(", ", statuses);
    }
}
