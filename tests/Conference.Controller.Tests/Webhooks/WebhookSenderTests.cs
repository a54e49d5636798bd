using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Conference.Controller.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Tests.Webhooks;

public sealed class WebhookSenderTests
{
    private static readonly WebhookMessage Message = new(
        "1", "participantJoined", DateTimeOffset.UnixEpoch, "default", "meeting", 1, JsonElement.Parse("{}"));

    [Fact]
    public async Task A_name_that_leads_into_the_servers_own_network_is_not_connected_to()
    {
        await using var receiver = await Receiver.StartAsync();
        var attempt = await SendAsync(receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), allowPrivateNetworks: false);
        Assert.Equal((null, "localhost resolves to no public address, and webhooks are not delivered to this server's own networks."), (attempt.Status, attempt.Error));
        Assert.Empty(receiver.Rest());
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_a_failure() =>
        Assert.Equal("The receiver's name does not resolve.", (await SendAsync("http://nowhere.invalid/hooks")).Error);

    [Fact]
    public async Task An_answer_counts_although_its_body_breaks_off()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = SendAsync($"http://{listener.LocalEndpoint}/hooks");
        using (var connection = await listener.AcceptTcpClientAsync())
        {
            using var reader = new StreamReader(connection.GetStream(), leaveOpen: true);
            while (await reader.ReadLineAsync() is { Length: > 0 })
                continue;
            Assert.NotEqual(0, await reader.ReadAsync(new char[1024])); // what is left unread would break the connection before the answer is read
            await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntaken"));
        }
        var attempt = await sending;
        Assert.Equal((true, 200, "taken"), (attempt.Delivered, attempt.Status, attempt.Response));
    }

    [Fact]
    public async Task An_answer_counts_although_its_body_never_ends()
    {
        await using var receiver = await Receiver.StartAsync(async (_, context) =>
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("taken"));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var attempt = await SendAsync(receiver.Url);
        Assert.Equal((true, 200, "taken"), (attempt.Delivered, attempt.Status, attempt.Response));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("soon", null)]
    public async Task A_receiver_can_ask_to_be_left_alone(string header, int? seconds)
    {
        await using var receiver = await Receiver.StartAsync((_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });
        var attempt = await SendAsync(receiver.Url);
        Assert.Equal((false, seconds), (attempt.Delivered, (int?)attempt.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task A_receiver_can_name_the_time_when_it_is_ready()
    {
        await using var receiver = await Receiver.StartAsync((_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(2)).ToString("R");
            return Task.CompletedTask;
        });
        Assert.InRange((await SendAsync(receiver.Url)).RetryAfter!.Value, TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task Whoever_gives_up_gets_no_result()
    {
        await using var receiver = await Receiver.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(receiver.Url, cancellationToken: impatient.Token));
    }

    private static async Task<Attempt> SendAsync(string url, bool allowPrivateNetworks = true, CancellationToken cancellationToken = default)
    {
        var options = Options.Create(new WebhookOptions { AllowPrivateNetworks = allowPrivateNetworks, Timeout = TimeSpan.FromSeconds(2) });
        using var sender = new WebhookSender(options, TimeProvider.System);
        return await sender.SendAsync(new Uri(url), Message, [WebhookSecret.NewKey()], cancellationToken);
    }
}
