using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Conference.Controller.Tests.Storage;

public sealed class OutboxRetentionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Old_events_are_removed_and_newer_ones_stay()
    {
        await using var storage = await StorageHarness.StartAsync(_folder.Path, postgres.ConnectionString);
        var retention = storage.Services.GetServices<IHostedService>().OfType<OutboxRetention>().Single();
        await storage.Database.ExecuteAsync(
            """
            INSERT INTO outbox_event (id, tenant_id, meeting_id, sequence, at, type, data)
            SELECT n, 'default', 'm', n, now() - CASE WHEN n <= 2500 THEN interval '8 days' ELSE interval '6 days' END, 't', '{}'
            FROM generate_series(1, 2600) n
            """,
            null, CancellationToken.None);

        Assert.Equal(2500, await retention.RemoveAsync(CancellationToken.None));

        Assert.Equal(2501, await storage.Database.FindAsync<long>("SELECT min(sequence) FROM outbox_event", null, CancellationToken.None));
        Assert.Equal(0, await retention.RemoveAsync(CancellationToken.None));
    }
}
