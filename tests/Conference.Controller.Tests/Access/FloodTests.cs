using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Access;

public sealed class FloodTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.Create("conference-access-tests-");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task While_an_address_floods_the_server_a_meeting_and_the_programs_go_on()
    {
        await using var host = await AccessHost.StartAsync(_folder, "--Limits:CallsPerAddress:Count=20");
        var ada = await host.JoinAsync();
        var (events, _) = await ada.EventsAsync();
        await using var connection = events;
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        var flood = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FloodAsync(host, statuses)));

        var slowest = TimeSpan.Zero;
        var pings = 0;
        while (!flood.IsCompleted)
        {
            var begin = Stopwatch.GetTimestamp();
            await events.CallAsync("ping", new { });
            await host.CallAsync(HttpMethod.Get, "api-keys?limit=1");
            var took = Stopwatch.GetElapsedTime(begin);
            slowest = took > slowest ? took : slowest;
            pings++;
        }

        await flood;
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], statuses.Keys.Order());
        Assert.True(statuses[HttpStatusCode.TooManyRequests] > statuses[HttpStatusCode.NotFound], $"Most of the flood is refused: {string.Join(", ", statuses)}");
        Assert.True(pings > 10, $"{pings} rounds in the flood.");
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"The slowest of {pings} rounds took {slowest}.");
    }

    private static async Task FloodAsync(AccessHost host, ConcurrentDictionary<HttpStatusCode, int> statuses)
    {
        for (var i = 0; i < 1_000; i++)
        {
            using var response = await host.SendAsync(HttpMethod.Get, "meetings/abc-defg-hij");
            statuses.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
        }
    }
}
