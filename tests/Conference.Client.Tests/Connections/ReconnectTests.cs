using System.Text.Json;
using Conference.Client.Tests.Support;

namespace Conference.Client.Tests.Connections;

public sealed class ReconnectTests
{
    private const string Snapshot = """
        {"participantId": "p1", "sequence": 10, "resumed": false, "meeting": {"id": "m1", "code": "abc-defg-hij", "name": "Test"},
         "self": {"participantId": "p1", "displayName": "Me", "role": "speaker", "grants": []},
         "participants": [{"participantId": "p1", "displayName": "Me", "role": "speaker", "grants": []}], "hands": [], "polls": []}
        """;

    private const string Resumed = """{"participantId": "p1", "sequence": 12, "resumed": true}""";

    [Fact]
    public async Task After_a_lost_connection_each_event_comes_once_and_in_order()
    {
        var reads = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        var (server, events) = await FaultyEvents.StartAsync(async (peer, connection) =>
        {
            if (connection == 1)
            {
                await peer.AcceptAsync(Snapshot);
                await reads.Task;
                await peer.EventAsync(11, "handRaised", """{"participantId": "p2"}""");
                await peer.EventAsync(12, "participantJoined", """{"participantId": "p2", "displayName": "Bob"}""");
                await arrived.Task;
                peer.Break();
                return;
            }

            await peer.AcceptAsync(Resumed);
            await peer.EventAsync(12, "participantJoined", """{"participantId": "p2", "displayName": "Bob"}""");
            await peer.EventAsync(15, "handLowered", """{"participantId": "p2"}""");
            await peer.EventAsync(16, "meetingEnded", """{"reason": "ended"}""");
            await peer.CloseAsync(4410);
        });
        await using var stopping = server;
        using var client = server.Client();
        await using var connection = await client.Meeting("m1").JoinAsync("Me");

        var reading = connection.ReadEventsAsync();
        reads.SetResult();
        await connection.WaitUntilAsync(state => state.Sequence == 12).WaitAsync(TimeSpan.FromSeconds(20));
        arrived.SetResult();
        var read = await reading.Select(one => one.Sequence!.Value).ToListAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal([11, 12, 15, 16], read);
        Assert.Equal(2, events.Authentications.Count);
        Assert.False(events.Authentications.First().TryGetProperty("after", out _));
        Assert.Equal(12, events.Authentications.Last().GetProperty("after").GetInt64());
        Assert.Equal(["p1", "p2"], connection.State.Participants.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(connection.State.Hands);
        Assert.Equal(MeetingStatus.Ended, connection.State.Meeting.Status);
    }

    [Fact]
    public async Task A_client_that_was_away_for_too_long_starts_from_a_fresh_state_and_is_told()
    {
        var broken = new TaskCompletionSource();
        var (server, _) = await FaultyEvents.StartAsync(async (peer, connection) =>
        {
            await peer.AcceptAsync(connection == 1 ? Snapshot : Snapshot.Replace("10", "90", StringComparison.Ordinal).Replace("\"Me\"", "\"Renamed\"", StringComparison.Ordinal));
            if (connection == 1)
            {
                await broken.Task;
                peer.Break();
                return;
            }

            await peer.WaitForCloseAsync();
        });
        await using var stopping = server;
        using var client = server.Client();
        await using var connection = await client.Meeting("m1").JoinAsync("Me");

        var told = connection.WaitForAsync<Resynchronized>();
        broken.SetResult();

        Assert.Equal(90, (await told.WaitAsync(TimeSpan.FromSeconds(20))).Sequence);
        Assert.Equal("Renamed", connection.State.Self.DisplayName);
    }

    [Theory]
    [InlineData(4400)]
    [InlineData(4401)]
    [InlineData(4409)]
    [InlineData(4410)]
    public async Task A_close_that_says_no_is_the_end(int code)
    {
        var (server, events) = await FaultyEvents.StartAsync(async (peer, _) =>
        {
            await peer.AcceptAsync(Snapshot);
            await peer.ReceiveAsync();
            await peer.CloseAsync(code);
        });
        await using var stopping = server;
        using var client = server.Client();
        await using var connection = await client.Meeting("m1").JoinAsync("Me");
        var reading = connection.ReadEventsAsync();

        var lost = await Assert.ThrowsAnyAsync<ConferenceException>(() => connection.ReactAsync("👍"));
        Assert.Equal("no_answer", lost.Code);
        var end = await Assert.ThrowsAsync<ConnectionEndedException>(async () => await reading.ToListAsync());
        Assert.Equal(code, end.CloseCode);
        await Assert.ThrowsAsync<ConnectionEndedException>(() => connection.RaiseHandAsync());
        Assert.Single(events.Authentications);
    }

    [Fact]
    public async Task A_request_whose_answer_was_lost_is_sent_again_where_that_changes_nothing()
    {
        var requests = new List<JsonElement>();
        var (server, _) = await FaultyEvents.StartAsync(async (peer, connection) =>
        {
            await peer.AcceptAsync(connection == 1 ? Snapshot : Resumed);
            var request = await peer.ReceiveAsync();
            requests.Add(request);
            if (connection == 1)
            {
                peer.Break();
                return;
            }

            await peer.AnswerAsync(request, """{"id": "c1", "text": "Hello", "senderName": "Me"}""");
            await peer.WaitForCloseAsync();
        });
        await using var stopping = server;
        using var client = server.Client();
        await using var connection = await client.Meeting("m1").JoinAsync("Me");

        Assert.Equal("c1", (await connection.SendMessageAsync("Hello").WaitAsync(TimeSpan.FromSeconds(20))).Id);

        Assert.Equal(2, requests.Count);
        Assert.Equal(requests[0].GetProperty("params").Text("clientId"), requests[1].GetProperty("params").Text("clientId"));
    }

    [Fact]
    public async Task A_refused_request_leaves_the_connection_as_it_is()
    {
        var (server, _) = await FaultyEvents.StartAsync(async (peer, _) =>
        {
            await peer.AcceptAsync(Snapshot);
            await peer.RefuseAsync(await peer.ReceiveAsync(), "not_allowed");
            await peer.AnswerAsync(await peer.ReceiveAsync(), "{}");
            await peer.WaitForCloseAsync();
        });
        await using var stopping = server;
        using var client = server.Client();
        await using var connection = await client.Meeting("m1").JoinAsync("Me");

        var refusal = await Assert.ThrowsAsync<ConferenceException>(() => connection.MuteAllAsync());
        Assert.Equal("not_allowed", refusal.Code);
        Assert.Equal("No.", refusal.Detail);
        await connection.RaiseHandAsync();
    }

    [Fact]
    public async Task An_event_of_a_newer_server_is_passed_on_as_unknown()
    {
        var (server, _) = await FaultyEvents.StartAsync(async (peer, _) =>
        {
            await peer.AcceptAsync(Snapshot);
            await peer.ReceiveAsync();
            await peer.EventAsync(11, "levitated", """{"height": 3}""");
            await peer.EventAsync(12, "handRaised", "\"differently\"");
            await peer.SendAsync("""{"jsonrpc": "2.0", "method": "notice", "params": {}}""");
            await peer.EventAsync(13, "meetingEnded", """{"reason": "ended"}""");
            await peer.CloseAsync(4410);
        });
        await using var stopping = server;
        using var client = server.Client();
        await using var connection = await client.Meeting("m1").JoinAsync("Me");
        var reading = connection.ReadEventsAsync();
        await Assert.ThrowsAnyAsync<ConferenceException>(() => connection.ReactAsync("👍"));

        var read = await reading.ToListAsync();

        var unknown = Assert.IsType<UnknownEvent>(read[0]);
        Assert.Equal("levitated", unknown.Type);
        Assert.Equal(3, unknown.Data.GetProperty("height").GetInt32());
        Assert.IsType<UnknownEvent>(read[1]);
        Assert.IsType<MeetingEnded>(read[2]);
        Assert.Equal(3, read.Count);
    }

    [Fact]
    public async Task A_refused_ticket_fails_the_join()
    {
        var (server, _) = await FaultyEvents.StartAsync(async (peer, _) =>
        {
            await peer.RefuseAsync(peer.Authentication, "ticket_invalid");
            await peer.CloseAsync(4401);
        });
        await using var stopping = server;
        using var client = server.Client();

        var refusal = await Assert.ThrowsAsync<ConferenceException>(() => client.Meeting("m1").JoinAsync("Me"));

        Assert.Equal("ticket_invalid", refusal.Code);
    }

    [Fact]
    public async Task Disposing_leaves_the_meeting_with_a_proof_and_ends_the_streams()
    {
        var (server, _) = await FaultyEvents.StartAsync(async (peer, _) =>
        {
            await peer.AcceptAsync(Snapshot);
            await peer.WaitForCloseAsync();
        });
        await using var stopping = server;
        using var client = server.Client();
        var connection = await client.Meeting("m1").JoinAsync("Me");
        var reading = connection.ReadEventsAsync();

        await connection.DisposeAsync();
        await connection.DisposeAsync();

        Assert.Empty(await reading.ToListAsync());
        var leave = server.Calls.Single(call => call.Target == "/api/v1/meetings/m1/leave");
        Assert.Equal("DPoP the.tick.et", leave.Headers["Authorization"]);
        Assert.Equal(new Uri(server.Address, "api/v1/meetings/m1/leave").ToString(), Tokens.Read(leave.Headers["DPoP"]).Claims.Text("htu"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.RaiseHandAsync());
    }

    [Fact]
    public async Task A_join_says_what_the_token_says_and_a_newer_servers_grants_do_no_harm()
    {
        var (server, _) = await FaultyEvents.StartAsync(async (peer, _) =>
        {
            await peer.AcceptAsync(Snapshot);
            await peer.WaitForCloseAsync();
        });
        await using var stopping = server;
        using var client = server.Client();
        await using (await client.Meeting("m1").JoinAsync("Me", new() { UserId = "u1", Role = Role.Host }))
        {
            var body = JsonElement.Parse(server.Calls.First().Body);
            var (_, claims) = Tokens.Read(body.Text("token"));
            Assert.Equal("u1", claims.Text("sub"));
            Assert.Equal("host", claims.Text("role"));
            Assert.Equal("m1", claims.Text("meeting"));
            Assert.Equal("Me", body.Text("displayName"));
        }
    }
}
