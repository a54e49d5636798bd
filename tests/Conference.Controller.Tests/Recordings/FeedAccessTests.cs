using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Support;
using Conference.Recorder.Remote;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings;

/// <summary>Nobody follows a meeting by the recorders' endpoint but a recorder with our key.</summary>
public sealed class FeedAccessTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private byte[] Key => controller.Services.GetRequiredService<FeedKey>().Bytes;

    [Fact]
    public async Task A_token_for_this_connection_opens_the_feed()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var client = await OpenAsync();
        var opened = await client.CallAsync("authenticate", Request(Token(room.Meeting, "r1", await NonceAsync(client)).Sign(Key)));
        Assert.Equal(3, opened.GetProperty("present").GetArrayLength());
        Assert.Equal("participantJoined", (await client.NotificationAsync("event")).GetProperty("event").Text("type"));
    }

    [Fact]
    public async Task Nothing_is_served_without_a_token()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var client = await OpenAsync();
        Assert.Equal("not_authenticated", await RefusalAsync(client, "tap", new { trackId = "t", destination = new { ip = "127.0.0.1", port = 9999 } }));
    }

    [Fact]
    public async Task A_token_signed_with_another_key_opens_nothing()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var client = await OpenAsync();
        var token = Token(room.Meeting, "r1", await NonceAsync(client)).Sign(RandomNumberGenerator.GetBytes(32));
        await RefusedAsync(client, token);
    }

    [Fact]
    public async Task A_token_of_another_connection_opens_nothing_so_none_can_be_used_twice()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        var token = Token(room.Meeting, "r1", await NonceAsync(first)).Sign(Key);
        await NonceAsync(second);
        await first.CallAsync("authenticate", Request(token));
        await RefusedAsync(second, token);
    }

    [Fact]
    public async Task A_token_whose_time_is_over_opens_nothing()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var client = await OpenAsync();
        var expired = Token(room.Meeting, "r1", await NonceAsync(client)) with { ExpiresAt = DateTimeOffset.UnixEpoch.ToUnixTimeSeconds() };
        await RefusedAsync(client, expired.Sign(Key));
    }

    [Fact]
    public async Task A_token_that_was_changed_opens_nothing()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var client = await OpenAsync();
        var parts = Token("another", "r1", await NonceAsync(client)).Sign(Key).Split('.');
        var claims = JsonSerializer.SerializeToUtf8Bytes(Token(room.Meeting, "r1", "x"), FeedJson.Default.FeedToken);
        await RefusedAsync(client, $"{Base64Url.EncodeToString(claims)}.{parts[1]}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.b")]
    [InlineData("ä.ö")]
    [InlineData("e30.e30")]
    public async Task What_is_no_token_opens_nothing(string token)
    {
        await using var client = await OpenAsync();
        await NonceAsync(client);
        await RefusedAsync(client, token);
    }

    [Fact]
    public async Task One_recordings_token_does_not_go_on_with_the_feed_of_another()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var first = await OpenAsync();
        var opened = await first.CallAsync("authenticate", Request(Token(room.Meeting, "r1", await NonceAsync(first)).Sign(Key)));
        await using var second = await OpenAsync();
        var other = await second.CallAsync(
            "authenticate", Request(Token(room.Meeting, "r2", await NonceAsync(second)).Sign(Key), opened.Text("session")));
        Assert.False(other.GetProperty("resumed").GetBoolean());
        Assert.NotEqual(opened.Text("session"), other.Text("session"));
    }

    [Fact]
    public async Task A_meeting_that_does_not_run_is_said_to_be_gone()
    {
        await using var client = await OpenAsync();
        var token = Token("nowhere", "r1", await NonceAsync(client)).Sign(Key);
        Assert.Equal("meeting_not_found", await RefusalAsync(client, "authenticate", Request(token)));
        Assert.Equal(FeedProtocol.Gone, await client.Closed);
    }

    [Fact]
    public async Task Packets_leave_the_process_encrypted_only()
    {
        await using var room = await Room.OpenAsync(controller);
        await using var ada = await Microphone.StartAsync(room.Ada, 3001);
        await using var client = await OpenAsync();
        await client.CallAsync("authenticate", Request(Token(room.Meeting, "r1", await NonceAsync(client)).Sign(Key)));
        var destination = new { ip = "127.0.0.1", port = 45_000 };
        Assert.Equal("invalid_parameters", await RefusalAsync(client, "tap", new { trackId = ada.ProducerId, destination }));
    }

    [Fact]
    public async Task The_endpoint_is_found_on_a_port_of_its_own_where_it_has_one()
    {
        var host = new ControllerFixture { MoreArguments = ["--Listen:FeedPort=0"] };
        await host.InitializeAsync();
        try
        {
            using var response = await host.Http.GetAsync(new Uri(FeedProtocol.Path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            var address = host.Services.GetRequiredService<FeedAddress>().Current!;
            await using var client = await RpcClient.OpenAsync(new Uri($"ws://{address.Authority}{FeedProtocol.Path}"), FeedProtocol.Subprotocol);
            Assert.NotEmpty(await NonceAsync(client));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private Task<RpcClient> OpenAsync() =>
        RpcClient.OpenAsync(new Uri($"ws://{controller.Address.Authority}{FeedProtocol.Path}"), FeedProtocol.Subprotocol);

    private static async Task<string> NonceAsync(RpcClient client) => (await client.NotificationAsync("challenge")).Text("nonce");

    private static FeedToken Token(string meeting, string recording, string nonce) =>
        new(meeting, recording, nonce, TimeProvider.System.GetUtcNow().AddSeconds(20).ToUnixTimeSeconds());

    private static object Request(string token, string? session = null) => new { token, tapIp = "127.0.0.1", session };

    private static async Task RefusedAsync(RpcClient client, string token)
    {
        Assert.Equal("token_invalid", await RefusalAsync(client, "authenticate", Request(token)));
        Assert.Equal(4401, await client.Closed);
    }

    private static async Task<string> RefusalAsync(RpcClient client, string method, object parameters) =>
        (await Assert.ThrowsAsync<RpcRefusedException>(() => client.CallAsync(method, parameters))).Code;
}
