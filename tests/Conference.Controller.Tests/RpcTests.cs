using System.Net.WebSockets;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests;

public sealed class RpcTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Theory]
    [InlineData("this is not json", -32700)]
    [InlineData("[]", -32600)]
    [InlineData("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"ping\"}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}", -32600)]
    public async Task A_message_that_is_no_request_gets_an_error_and_the_connection_goes_on(string message, int code)
    {
        var ada = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (client, _) = await ada.EventsAsync();
        await using var _ = client;
        await client.SendAsync(message);
        Assert.Equal(code, (await client.ErrorWithoutIdAsync()).GetProperty("code").GetInt32());
        await client.CallAsync("ping", new { });
    }

    [Fact]
    public async Task An_unknown_method_is_named()
    {
        var (client, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = client;
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.CallAsync("teleport", new { }));
        Assert.Equal((-32601, "method_not_found"), (refusal.RpcCode, refusal.Code));
        Assert.Contains("teleport", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_parameters_are_named()
    {
        var (client, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = client;
        foreach (var parameters in new object[] { new { }, new { direction = "sideways" }, new { direction = 1 }, new { direction = (string?)null } })
        {
            var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.CallAsync("createTransport", parameters));
            Assert.Equal((-32602, "invalid_parameters"), (refusal.RpcCode, refusal.Code));
            Assert.Contains("direction", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_served_before_authenticate()
    {
        var ada = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        await using var client = await ada.OpenAsync("signal", Joined.Signal);
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.CallAsync("createTransport", new { direction = "send" }));
        Assert.Equal("not_authenticated", refusal.Code);
    }

    [Fact]
    public async Task A_frame_above_the_limit_closes_the_connection_and_nothing_else()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (client, _) = await (await controller.JoinAsync(meeting, "Ada")).SignalAsync();
        var (other, _) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = other;
        await client.SendAsync(new string('x', 70_000));
        Assert.Equal(1009, await client.Closed);
        await other.CallAsync("ping", new { });
    }

    [Fact]
    public async Task A_binary_frame_or_a_stream_of_garbage_closes_the_connection()
    {
        var ada = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (binary, _) = await ada.EventsAsync();
        await binary.SendBinaryAsync([1, 2, 3]);
        Assert.Equal(4400, await binary.Closed);

        var (garbage, _) = await ada.EventsAsync();
        for (var i = 0; i < 10; i++)
            await garbage.SendAsync("{");
        Assert.Equal(4400, await garbage.Closed);
    }

    [Fact]
    public async Task A_socket_without_the_subprotocol_is_refused()
    {
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(
            () => socket.ConnectAsync(new Uri($"ws://{controller.Address.Authority}/signal"), CancellationToken.None));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, await RefusedStatusAsync());

        async Task<System.Net.HttpStatusCode> RefusedStatusAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "signal");
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
            using var response = await controller.Http.SendAsync(request);
            return response.StatusCode;
        }
    }
}
