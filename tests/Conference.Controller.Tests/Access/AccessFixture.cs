using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Access;

/// <summary>One host for the tests of a class, with limits that they do not reach.</summary>
public sealed class AccessFixture : IAsyncLifetime
{
    private readonly string _dataFolder = TemporaryFolder.Create("conference-access-tests-");
    private AccessHost? _host;

    internal AccessHost Host => _host!;

    public async Task InitializeAsync() => _host = await AccessHost.StartAsync(
        _dataFolder,
        "--Limits:LoginsPerAddress:Count=10000",
        "--Limits:CallsPerAddress:Count=10000",
        "--Limits:MeetingsPerAddress:Count=10000",
        "--Limits:JoinsPerAddress:Count=10000");

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_dataFolder, recursive: true);
    }
}
