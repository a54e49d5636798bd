using System.Net;
using System.Net.WebSockets;
using Conference.Controller.Hosting;
using Conference.Controller.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Media;

public sealed class PortTests : IAsyncLifetime
{
    private readonly ControllerFixture _controller = new() { MoreArguments = ["--Listen:SignalPort=0", "--Listen:EventsPort=0"] };

    public Task InitializeAsync() => _controller.InitializeAsync();

    public Task DisposeAsync() => _controller.DisposeAsync();

    [Fact]
    public async Task Each_socket_is_served_on_its_own_port_only()
    {
        var adas = await _controller.JoinAsync(await _controller.CreateMeetingAsync(), "Ada");
        var signal = Address("/signal");
        var events = Address("/events");
        Assert.Equal(3, new[] { _controller.Address.Port, signal.Port, events.Port }.Distinct().Count());
        foreach (var (address, path, subprotocol) in new[] { (signal, "signal", Joined.Signal), (events, "events", Joined.Events) })
        {
            var (client, _) = await (adas with { Server = address }).ConnectAsync(path, subprotocol, adas.Device, adas.Ticket);
            await client.DisposeAsync();
        }

        foreach (var (address, path, subprotocol) in new[]
        {
            (_controller.Address, "signal", Joined.Signal), (_controller.Address, "events", Joined.Events),
            (signal, "events", Joined.Events), (events, "signal", Joined.Signal),
        })
        {
            var refusal = await Assert.ThrowsAsync<WebSocketException>(() => (adas with { Server = address }).OpenAsync(path, subprotocol));
            Assert.Contains("404", refusal.Message, StringComparison.Ordinal);
        }

        using var response = await _controller.Http.GetAsync(new UriBuilder(signal) { Scheme = "http", Path = "/health/live" }.Uri);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private Uri Address(string path)
    {
        var request = new DefaultHttpContext { Request = { Host = new HostString("127.0.0.1", 80) } }.Request;
        return new Uri(_controller.Services.GetRequiredService<SocketPorts>().AddressOf(path, request));
    }
}
