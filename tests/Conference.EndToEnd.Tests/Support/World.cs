using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;

namespace Conference.EndToEnd.Tests.Support;

/// <summary>What all scenarios share: a server, browsers, and what people's cameras and microphones give.</summary>
public sealed class World : IAsyncLifetime
{
    internal DeviceFiles Devices { get; } = new();

    internal Browsers Browsers { get; } = new();

    internal ConferenceServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Browsers.OpenAsync();
        Server = await ConferenceServer.StartAsync("shared");
    }

    public async Task DisposeAsync()
    {
        Browsers.Dispose();
        Devices.Dispose();
        await Server.DisposeAsync();
    }
}
