using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Webhooks;

public sealed class GivingUpTests : IAsyncLifetime
{
    private readonly string _dataFolder = TemporaryFolder.Create("conference-webhook-tests-");
    private volatile int _status = 500;
    private WebhookHost _host = null!;
    private Receiver _receiver = null!;

    public async Task InitializeAsync()
    {
        _host = await WebhookHost.StartAsync(_dataFolder, "--Webhooks:GiveUpAfter=00:00:02", "--Webhooks:DisableAfter=00:00:06");
        _receiver = await Receiver.StartAsync((_, context) =>
        {
            context.Response.StatusCode = _status;
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _host.DisposeAsync();
        Directory.Delete(_dataFolder, recursive: true);
    }

    [Fact]
    public async Task An_event_that_fails_for_too_long_is_given_up_the_next_goes_on_and_it_can_be_sent_again()
    {
        await using var webhook = await _host.CreateWebhookAsync(_receiver.Url);
        var ids = await _host.EmitAsync(Ids.New(), count: 2);
        var failed = await _host.GetUntilAsync($"{webhook.Deliveries}/{ids[0]}", found => found.Text("state") == "failed");
        Assert.True(failed.GetProperty("attempts").GetInt32() > 1);
        Assert.Equal((500, JsonValueKind.Null), (failed.GetProperty("lastStatus").GetInt32(), failed.GetProperty("nextAttemptAt").ValueKind));

        _status = 204;
        await _host.GetUntilAsync($"{webhook.Deliveries}/{ids[1]}", found => found.Text("state") == "delivered");
        _receiver.Rest();
        using var retried = await _host.Http.PostAsync($"api/v1/{webhook.Deliveries}/{ids[0]}/retry", null);
        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        Assert.Equal("pending", (await retried.ReadJsonAsync()).Text("state"));
        Assert.Equal(ids[0], (await _receiver.NextAsync()).Id);
        var again = await _host.GetUntilAsync($"{webhook.Deliveries}/{ids[0]}", found => found.Text("state") == "delivered");
        Assert.Equal(failed.GetProperty("attempts").GetInt32() + 1, again.GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_disables_its_webhook_and_what_waits_goes_out_in_order_when_it_is_enabled_again()
    {
        _status = 410;
        await using var webhook = await _host.CreateWebhookAsync(_receiver.Url);
        var meeting = Ids.New();
        await _host.EmitAsync(meeting, count: 5);
        var disabled = await _host.GetUntilAsync($"webhooks/{webhook.Id}", found => !found.GetProperty("enabled").GetBoolean());
        Assert.Equal("The receiver answered 410 (gone).", disabled.Text("disabledReason"));
        Assert.Equal(["webhook.created", "webhook.disabled"], await AuditAsync(webhook));
        await _host.EmitAsync(meeting, first: 6); // nobody is there to be told of it

        _status = 200;
        _receiver.Rest();
        using var enabled = await _host.Http.PatchAsJsonAsync($"api/v1/webhooks/{webhook.Id}", new { enabled = true });
        var view = await enabled.EnsureSuccessStatusCode().ReadJsonAsync();
        Assert.Equal((true, JsonValueKind.Null), (view.GetProperty("enabled").GetBoolean(), view.GetProperty("disabledReason").ValueKind));
        Assert.Equal([1, 2, 3, 4, 5], (await _receiver.NextAsync(5)).Select(delivery => delivery.Sequence));
        await _host.EmitAsync(meeting, first: 7);
        Assert.Equal(7, (await _receiver.NextAsync()).Sequence);
    }

    [Fact]
    public async Task A_receiver_that_fails_for_days_is_disabled_and_the_audit_log_tells()
    {
        await using var webhook = await _host.CreateWebhookAsync(_receiver.Url);
        await _host.EmitAsync(Ids.New(), count: 20);
        var failing = await _host.GetUntilAsync($"webhooks/{webhook.Id}", found => found.GetProperty("failingSince").ValueKind == JsonValueKind.String);
        Assert.True(failing.GetProperty("enabled").GetBoolean());
        var disabled = await _host.GetUntilAsync($"webhooks/{webhook.Id}", found => !found.GetProperty("enabled").GetBoolean());
        Assert.StartsWith("The receiver failed for ", disabled.Text("disabledReason"), StringComparison.Ordinal);
        Assert.Equal(["webhook.created", "webhook.disabled"], await AuditAsync(webhook));
    }

    [Fact]
    public async Task A_success_ends_the_time_of_failing()
    {
        await using var webhook = await _host.CreateWebhookAsync(_receiver.Url);
        await _host.EmitAsync(Ids.New());
        await _host.GetUntilAsync($"webhooks/{webhook.Id}", found => found.GetProperty("failingSince").ValueKind == JsonValueKind.String);
        _status = 200;
        await _host.GetUntilAsync($"webhooks/{webhook.Id}", found => found.GetProperty("failingSince").ValueKind == JsonValueKind.Null);
    }

    private Task<IReadOnlyList<string>> AuditAsync(TestWebhook webhook) => _host.Database.QueryAsync<string>(
        "SELECT action FROM audit_event WHERE target_kind = 'webhook' AND target_id = @Id ORDER BY at, id", new { webhook.Id }, CancellationToken.None);
}
