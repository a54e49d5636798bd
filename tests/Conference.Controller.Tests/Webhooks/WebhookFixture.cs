using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Webhooks;

/// <summary>One host for the tests of a class.</summary>
public sealed class WebhookFixture : IAsyncLifetime
{
    private readonly string _dataFolder = TemporaryFolder.Create("conference-webhook-tests-");
    private WebhookHost? _host;

    internal WebhookHost Host => _host!;

    public async Task InitializeAsync() => _host = await WebhookHost.StartAsync(_dataFolder);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_dataFolder, recursive: true);
    }
}
