using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Conference.Client.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Conference.Client.Tests.Http;

public sealed class RetryTests
{
    private const string Meeting = """{"id": "m1", "code": "abc-defg-hij", "name": "Test", "status": "open", "hostToken": "ht"}""";

    [Fact]
    public async Task A_write_is_repeated_with_the_same_idempotency_key_until_the_server_has_time()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => call < 3
            ? Problem(context, 503, "storage_unavailable") : Json(context, 201, Meeting));
        using var client = server.Client();

        var meeting = await client.CreateMeetingAsync(new() { Name = "Test" });

        Assert.Equal("m1", meeting.Info.Id);
        Assert.Equal("ht", meeting.HostToken);
        Assert.Equal(new Uri(server.Address, "m/abc-defg-hij"), meeting.Link);
        Assert.Equal(3, server.Calls.Count);
        var key = Assert.Single(server.Calls.Select(call => call.Headers["Idempotency-Key"]).Distinct());
        Assert.Equal(32, key.Length);
        Assert.All(server.Calls, call => Assert.Equal("""{"name":"Test"}""", call.Body));
    }

    [Fact]
    public async Task Two_calls_have_two_keys_and_the_callers_own_key_is_used_as_it_is()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Json(context, 201, Meeting));
        using var client = server.Client();

        await client.CreateMeetingAsync();
        await client.CreateMeetingAsync();
        await client.CreateMeetingAsync(idempotencyKey: "order-17");

        var keys = server.Calls.Select(call => call.Headers["Idempotency-Key"]).ToList();
        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal("order-17", keys[2]);
    }

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        await using var server = await FaultyServer.StartAsync((context, call) =>
        {
            context.Response.Headers.RetryAfter = "2";
            return call == 1 ? Problem(context, 429, "rate_limited") : Json(context, 200, Meeting);
        });
        using var client = server.Client();
        var watch = Stopwatch.StartNew();

        await client.Meeting("m1").GetAsync();

        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(1.9), $"asked again after {watch.Elapsed}");
    }

    [Fact]
    public async Task A_wait_beyond_the_callers_patience_is_told_at_once()
    {
        await using var server = await FaultyServer.StartAsync((context, _) =>
        {
            context.Response.Headers.RetryAfter = "60";
            return Problem(context, 429, "rate_limited");
        });
        using var client = server.Client();

        var exception = await Assert.ThrowsAsync<ServerUnavailableException>(() => client.Meeting("m1").GetAsync());

        Assert.Equal(429, exception.Status);
        Assert.Equal("rate_limited", exception.Code);
        Assert.Equal(TimeSpan.FromSeconds(60), exception.RetryAfter);
        Assert.Single(server.Calls);
    }

    [Theory]
    [InlineData(400, "invalid_body")]
    [InlineData(401, "token_invalid")]
    [InlineData(403, "not_allowed")]
    [InlineData(409, "already_recording")]
    [InlineData(422, "idempotency_key_reused")]
    public async Task A_refusal_is_not_repeated(int status, string code)
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Problem(context, status, code));
        using var client = server.Client();

        var exception = await Assert.ThrowsAsync<ConferenceException>(() => client.Meeting("m1").EndAsync());

        Assert.Equal(status, exception.Status);
        Assert.Equal(code, exception.Code);
        Assert.Equal("The way out.", exception.Detail);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task What_users_catch_has_a_type_of_its_own()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => call switch
        {
            1 => Problem(context, 404, "meeting_not_found"),
            2 => Problem(context, 410, "meeting_ended"),
            _ => Problem(context, 412, "version_mismatch"),
        });
        using var client = server.Client();
        var meeting = client.Meeting("m1");

        Assert.Equal(404, (await Assert.ThrowsAsync<NotFoundException>(() => meeting.GetAsync())).Status);
        Assert.Equal("meeting_ended", (await Assert.ThrowsAsync<NotFoundException>(() => meeting.GetAsync())).Code);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => meeting.UpdateAsync(new() { Name = "x" }, ifMatch: "\"3\""));
        Assert.Equal("\"3\"", server.Calls.Last().Headers["If-Match"]);
    }

    [Fact]
    public async Task A_server_that_is_away_is_waited_for()
    {
        var port = FreePort();
        using var client = new ConferenceClient(new() { Address = new($"http://127.0.0.1:{port}/"), RetryFor = TimeSpan.FromSeconds(20) });
        var asking = client.Meeting("m1").GetAsync();
        Assert.False(asking.IsCompleted);
        await using var server = await FaultyServer.StartAsync((context, _) => Json(context, 200, Meeting), port);

        Assert.Equal("Test", (await asking).Name);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_told_with_its_address()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        using var client = new ConferenceClient(new() { Address = address, RetryFor = TimeSpan.FromSeconds(1) });

        var exception = await Assert.ThrowsAsync<ServerUnavailableException>(() => client.Meeting("m1").GetAsync());

        Assert.Contains(address.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, exception.Status);
    }

    [Fact]
    public async Task A_cancelled_call_gives_up_while_it_waits()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Problem(context, 503, "storage_unavailable"));
        using var client = server.Client(TimeSpan.FromMinutes(5));
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Meeting("m1").GetAsync(cancel.Token));
    }

    [Fact]
    public async Task An_answer_that_is_not_ours_is_told_as_such()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => context.Response.WriteAsync("<html>Hello</html>"));
        using var client = server.Client();

        var exception = await Assert.ThrowsAsync<ConferenceException>(() => client.Meeting("m1").GetAsync());

        Assert.Equal("unexpected_answer", exception.Code);
    }

    [Fact]
    public async Task A_list_is_fetched_page_by_page_as_it_is_read()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => Json(context, 200, call == 1
            ? """{"items": [{"id": "1"}, {"id": "2"}], "nextCursor": "a b"}"""
            : """{"items": [{"id": "3"}], "nextCursor": null}"""));
        using var client = server.Client();

        await using var meetings = client.ListMeetingsAsync(MeetingStatus.Open).GetAsyncEnumerator();
        Assert.True(await meetings.MoveNextAsync());
        Assert.True(await meetings.MoveNextAsync());
        Assert.Single(server.Calls);
        Assert.True(await meetings.MoveNextAsync());
        Assert.Equal("3", meetings.Current.Id);
        Assert.False(await meetings.MoveNextAsync());
        Assert.Equal("/api/v1/meetings?status=open&limit=100&cursor=a%20b", server.Calls.Last().Target);
    }

    [Fact]
    public async Task Words_of_a_newer_server_are_unknown_and_harmless()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Json(
            context,
            200,
            """
            {"id": "m1", "kind": "webinar", "status": "paused", "something": {"new": [1]},
             "settings": {"lobby": "vips", "defaultRole": "speaker"}, "recording": {"id": "r", "state": "transcribing"}}
            """));
        using var client = server.Client();

        var meeting = await client.Meeting("m1").GetAsync();

        Assert.Equal(MeetingKind.Unknown, meeting.Kind);
        Assert.Equal(MeetingStatus.Unknown, meeting.Status);
        Assert.Equal(LobbyMode.Unknown, meeting.Settings.Lobby);
        Assert.Equal(Role.Speaker, meeting.Settings.DefaultRole);
        Assert.Equal(RecordingState.Unknown, meeting.Recording!.State);
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateMeetingAsync(new() { Kind = meeting.Kind }));
    }

    [Fact]
    public async Task A_field_that_is_cleared_is_sent_as_null_and_one_that_stays_is_not_sent()
    {
        await using var server = await FaultyServer.StartAsync((context, _) => Json(context, 200, Meeting));
        using var client = server.Client();

        await client.Meeting("m1").UpdateAsync(new() { Name = "New", Clear = MeetingFields.Capacity | MeetingFields.EndsAt });

        Assert.Equal("""{"name":"New","endsAt":null,"capacity":null}""", server.Calls.Single().Body);
    }

    [Fact]
    public async Task An_upload_is_sent_again_from_its_beginning()
    {
        await using var server = await FaultyServer.StartAsync((context, call) => call == 1
            ? Problem(context, 503, "storage_unavailable") : Json(context, 201, """{"id": "f1", "name": "a.txt", "size": 5}"""));
        using var client = server.Client();
        using var content = new MemoryStream("..hello"u8.ToArray());
        content.Position = 2;

        var file = await client.Meeting("m1").Files.UploadAsync(content, "a.txt", "text/plain");

        Assert.Equal("f1", file.Id);
        Assert.Equal(["hello", "hello"], server.Calls.Select(call => call.Body));
    }

    internal static async Task Json(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    private static async Task Problem(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        await context.Response.WriteAsync($$"""{"title": "No", "status": {{status}}, "detail": "The way out.", "code": "{{code}}"}""");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
