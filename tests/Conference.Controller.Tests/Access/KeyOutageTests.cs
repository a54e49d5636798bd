using Conference.Controller.Access.ApiKeys;
using Conference.Controller.Api.Limits;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Access;

/// <summary>API keys while the database is away.</summary>
public sealed class KeyOutageTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string _folder = TemporaryFolder.Create("conference-access-tests-");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_known_holds_for_an_hour_and_no_longer()
    {
        await using var relay = new SocketRelay(postgres.ConnectionString);
        await using var host = await AccessHost.StartAsync(_folder, $"--Storage:ConnectionString={relay.ConnectionString}");
        var services = host.Services;
        var clock = new ManualClock();
        var directory = new ApiKeyDirectory(
            services.GetRequiredService<ApiKeyStore>(), services.GetRequiredService<ApiKeySecrets>(), services.GetRequiredService<RateLimits>(), clock);
        var known = await FindAsync();
        relay.GoAway();

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Same(known, await FindAsync());

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(DatabaseTrouble.Is(await Assert.ThrowsAnyAsync<Exception>(FindAsync)));

        relay.ComeBack();
        Assert.NotSame(known, await FindAsync());

        async Task<SigningSecret> FindAsync() =>
            await directory.FindAsync(host.Key.Kid, "127.0.0.1", CancellationToken.None) ?? throw new InvalidOperationException("The key is not known.");
    }
}
