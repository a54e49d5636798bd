using System.Net.Http.Json;
using System.Text;
using Conference.Controller.Api;
using Conference.Controller.Tests.Support;
using Dapper;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Conference.Controller.Tests.Webhooks;

public sealed class DeliveryTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private WebhookHost Host => fixture.Host;

    [Fact]
    public async Task An_event_arrives_signed_with_its_id_and_its_number()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var meeting = Ids.New();
        var id = Assert.Single(await Host.EmitAsync(meeting, first: 7));

        var delivery = await receiver.NextAsync();
        Assert.Equal(id, delivery.Id);
        Assert.Equal("application/json", delivery.ContentType);
        Assert.Equal(1, delivery.SignaturesBy(webhook.Secret));
        Assert.InRange(
            long.Parse(delivery.Timestamp), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 20, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal(
            ["id", "type", "at", "tenantId", "meetingId", "sequence", "data"], delivery.Body.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            (id, "participantJoined", WebhookHost.Tenant, meeting, 7, 7),
            (delivery.Body.Text("id"), delivery.Type, delivery.Body.Text("tenantId"), delivery.MeetingId, delivery.Sequence,
                delivery.Body.GetProperty("data").GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task What_happens_in_a_real_meeting_arrives_as_it_happened()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url, ["participant*", "meetingEnded"]);
        using var created = await Host.Http.PostAsJsonAsync("api/v1/meetings", new { name = "Planning" });
        var meeting = (await created.EnsureSuccessStatusCode().ReadJsonAsync()).Text("id");
        var device = new Device();
        using var entered = await Host.Http.PostAsJsonAsync($"api/v1/meetings/{meeting}/join", new { displayName = "Ada", key = device.PublicKey });
        var pass = await entered.EnsureSuccessStatusCode().ReadJsonAsync();
        var joined = new Joined(device, pass.Text("ticket"), pass.Text("participantId"), Host.Http.BaseAddress!);
        var (client, _) = await joined.EventsAsync();
        await using var connected = client;
        using var ended = await Host.Http.PostAsync($"api/v1/meetings/{meeting}/end", null);
        ended.EnsureSuccessStatusCode();

        var first = await receiver.NextAsync();
        Assert.Equal(
            ("participantJoined", meeting, joined.ParticipantId, "Ada"),
            (first.Type, first.MeetingId, first.Body.GetProperty("data").Text("participantId"), first.Body.GetProperty("data").Text("displayName")));
        var heard = new List<Delivery> { first };
        while (heard[^1].Type != "meetingEnded")
            heard.Add(await receiver.NextAsync());
        Assert.Equal(heard.OrderBy(delivery => delivery.Sequence), heard);
        Assert.All(heard, delivery => Assert.Equal(meeting, delivery.MeetingId));
    }

    [Fact]
    public async Task Events_of_a_meeting_arrive_in_order_and_are_taken_once_by_a_receiver_that_fails_in_every_way()
    {
        const int Meetings = 3;
        const int Events = 12;
        var attempts = new Dictionary<string, int>();
        var taken = new List<Delivery>();
        await using var receiver = await Receiver.StartAsync(async (delivery, context) =>
        {
            int attempt;
            lock (attempts)
                attempts[delivery.Id] = attempt = attempts.GetValueOrDefault(delivery.Id) + 1;
            // Each event meets another one of the failures, and another one of them each time.
            var failure = attempt > delivery.Sequence % 3 ? Failure.None : (Failure)((delivery.Sequence + attempt) % (int)Failure.None);
            if (failure == Failure.None)
            {
                lock (taken)
                    taken.Add(delivery);
            }
            await FailAsync(failure, context);
        });
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var meetings = Enumerable.Range(0, Meetings).Select(_ => Ids.New()).ToList();
        await Task.WhenAll(meetings.Select(meeting => Host.EmitAsync(meeting, count: Events)));

        await Host.GetDeliveriesAsync(webhook, "delivered", Meetings * Events);
        foreach (var meeting in meetings)
        {
            Assert.Equal(
                Enumerable.Range(1, Events).Select(number => (long)number),
                taken.Where(delivery => delivery.MeetingId == meeting).Select(delivery => delivery.Sequence));
        }
        Assert.Equal(taken.Count, taken.DistinctBy(delivery => delivery.Id).Count());
        Assert.Empty(receiver.Strays);
        var pages = await Host.GetAsync($"{webhook.Deliveries}?limit=200");
        foreach (var page in pages.GetProperty("items").EnumerateArray())
            Assert.Equal(attempts[page.Text("id")], page.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task A_receiver_that_hangs_holds_up_no_other_and_a_meeting_that_fails_no_other_meeting()
    {
        await using var dead = await Receiver.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var broken = Ids.New();
        await using var receiver = await Receiver.StartAsync((delivery, context) =>
        {
            context.Response.StatusCode = delivery.MeetingId == broken ? 500 : 200;
            return Task.CompletedTask;
        });
        await using var first = await Host.CreateWebhookAsync(dead.Url);
        await Host.EmitAsync(broken, count: 10);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Host.EmitAsync(Ids.New())));
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);

        await Task.WhenAll(Host.EmitAsync(broken, first: 11, count: 10), Host.EmitAsync(Ids.New(), count: 50));
        var delivered = await Host.GetDeliveriesAsync(webhook, "delivered", 50);
        Assert.All(delivered.GetProperty("items").EnumerateArray(), delivery => Assert.Equal(1, delivery.GetProperty("attempts").GetInt32()));
        var waiting = await Host.GetAsync($"{webhook.Deliveries}?state=pending");
        Assert.Equal(10, waiting.GetProperty("items").GetArrayLength());
        Assert.All(waiting.GetProperty("items").EnumerateArray().Where(one => one.GetProperty("sequence").GetInt64() > 11), behind => Assert.Equal(0, behind.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Only_the_events_that_were_asked_for_arrive_and_never_private_ones()
    {
        await using var receiver = await Receiver.StartAsync();
        var meeting = Ids.New();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url, ["recording*", "participantLeft"]);

        await Host.EmitAsync(meeting, first: 1, type: "participantJoined");
        await Host.EmitAsync(meeting, first: 2, type: "recordingChanged", audience: """{"participants": ["one"]}""");
        await Host.EmitAsync(meeting, first: 3, type: "record");
        await Host.EmitAsync(meeting, first: 4, type: "recordingChanged", tenant: "another");
        await Host.EmitAsync(meeting, first: 5, type: "recordingChanged");
        await Host.EmitAsync(meeting, first: 6, type: "participantLeftOver");
        await Host.EmitAsync(meeting, first: 7, type: "participantLeft", audience: """{"participants": null, "moderators": true}""");
        await Host.EmitAsync(meeting, first: 8, type: "participantLeft", audience: """{"participants": [], "moderators": true}""");
        await Host.EmitAsync(meeting, first: 9, type: "participantLeft", audience: """{"waiting": true}""");

        Assert.Equal([5, 7, 9], (await receiver.NextAsync(3)).Select(delivery => delivery.Sequence));
    }

    [Fact]
    public async Task A_webhook_of_one_meeting_hears_of_that_one_only()
    {
        await using var receiver = await Receiver.StartAsync();
        var meeting = Ids.New();
        await Host.Database.ExecuteAsync(
            """
            INSERT INTO meeting (id, tenant_id, code, name, kind, status, settings, locked, created_at, updated_at, version, sequence)
            VALUES (@meeting, 'default', @code, 'Planning', 'instant', 'open', '{}', false, now(), now(), 1, 0)
            """,
            new { meeting, code = $"c-{meeting}" },
            CancellationToken.None);
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url, meetingId: $"C-{meeting}".ToUpperInvariant());

        await Host.EmitAsync(Ids.New());
        var id = Assert.Single(await Host.EmitAsync(meeting));
        Assert.Equal(id, (await receiver.NextAsync()).Id);
    }

    [Fact]
    public async Task An_event_that_commits_after_later_ones_is_not_lost()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var late = Ids.New();
        await using var connection = await Host.Database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = $$"""
            INSERT INTO outbox_event (id, tenant_id, meeting_id, sequence, at, type, data)
            VALUES ('{{late}}', 'default', '{{Ids.New()}}', 1, now(), 'participantJoined', '{}')
            """;
        await insert.ExecuteNonQueryAsync();

        await Host.EmitAsync(Ids.New());
        await receiver.NextAsync();

        await transaction.CommitAsync();
        Assert.Equal(late, (await receiver.NextAsync()).Id);
    }

    [Fact]
    public async Task What_a_receiver_says_is_kept_for_people_to_read()
    {
        await using var receiver = await Receiver.StartAsync(async (_, context) =>
        {
            context.Response.StatusCode = 422;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("no \0" + new string('x', 3000)));
        });
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        await Host.EmitAsync(Ids.New());

        var page = await Host.GetUntilAsync(
            webhook.Deliveries, found => found.GetProperty("items").EnumerateArray().Any(one => one.GetProperty("attempts").GetInt32() > 0));
        var delivery = page.GetProperty("items")[0];
        Assert.Equal(("pending", 422, "The receiver answered 422."), (delivery.Text("state"), delivery.GetProperty("lastStatus").GetInt32(), delivery.Text("lastError")));
        Assert.Equal("no \uFFFD" + new string('x', 1020), delivery.Text("lastResponse"));
        Assert.InRange(delivery.GetProperty("durationMs").GetInt32(), 0, 1000);
        Assert.True(delivery.GetProperty("nextAttemptAt").GetDateTimeOffset() > delivery.GetProperty("lastAttemptAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Both_secrets_sign_while_a_receiver_changes_over()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        using var response = await Host.Http.PostAsync($"api/v1/webhooks/{webhook.Id}/rotate-secret", null);
        var second = (await response.EnsureSuccessStatusCode().ReadJsonAsync()).Text("secret");
        Assert.NotEqual(webhook.Secret, second);

        await Host.EmitAsync(Ids.New());
        var delivery = await receiver.NextAsync();
        Assert.Equal((1, 1), (delivery.SignaturesBy(webhook.Secret), delivery.SignaturesBy(second)));

        await Host.Database.ExecuteAsync("UPDATE webhook SET previous_secret_until = now() WHERE id = @Id", new { webhook.Id }, CancellationToken.None);
        await Host.EmitAsync(Ids.New());
        delivery = await receiver.NextAsync();
        Assert.Equal((0, 1), (delivery.SignaturesBy(webhook.Secret), delivery.SignaturesBy(second)));
    }

    [Fact]
    public async Task A_test_event_is_sent_once_whatever_comes_of_it()
    {
        await using var receiver = await Receiver.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url, ["recordingChanged"]);
        using var response = await Host.Http.PostAsync($"api/v1/webhooks/{webhook.Id}/test", null);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);

        var delivery = await receiver.NextAsync();
        Assert.Equal(("webhookTest", null, 1), (delivery.Type, delivery.MeetingId, delivery.SignaturesBy(webhook.Secret)));
        var path = response.Headers.Location!.OriginalString["/api/v1/".Length..];
        var done = await Host.GetUntilAsync(path, found => found.Text("state") == "failed");
        Assert.Equal((delivery.Id, 1), (done.Text("id"), done.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Connections_that_the_database_drops_cost_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var webhook = await Host.CreateWebhookAsync(receiver.Url);
        var meeting = Ids.New();
        for (var round = 0; round < 5; round++)
        {
            var emitted = Host.EmitAsync(meeting, first: (round * 20) + 1, count: 20);
            await using var own = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Host.Database.Source.ConnectionString) { Pooling = false }.ConnectionString);
            await own.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            await emitted;
        }

        await Host.GetDeliveriesAsync(webhook, "delivered", 100);
        Assert.Equal(
            Enumerable.Range(1, 100).Select(number => (long)number), receiver.Rest().DistinctBy(delivery => delivery.Id).Select(delivery => delivery.Sequence));
    }

    private static async Task FailAsync(Failure failure, HttpContext context)
    {
        switch (failure)
        {
            case Failure.Broken:
                context.Response.StatusCode = 500;
                break;
            case Failure.Busy:
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = "0";
                break;
            case Failure.Redirects:
                context.Response.Redirect("/elsewhere");
                break;
            case Failure.Hangs:
                await Task.Delay(TimeSpan.FromSeconds(1.5));
                break;
            case Failure.HangsUp:
                context.Abort();
                break;
            case Failure.BreaksOff:
                context.Response.StatusCode = 502;
                context.Response.ContentLength = 100;
                await context.Response.Body.WriteAsync(new byte[10]);
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case Failure.None:
                break;
        }
    }

    private enum Failure
    {
        Broken,
        Busy,
        Redirects,
        Hangs,
        HangsUp,
        BreaksOff,
        None,
    }
}
