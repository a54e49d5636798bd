using Conference.Controller.Api;

using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Webhooks;

public sealed class RestartTests : IDisposable
{
    private readonly List<string> _folders = [];

    public void Dispose() => _folders.ForEach(folder => Directory.Delete(folder, recursive: true));

    [Fact]
    public async Task What_was_not_delivered_before_a_restart_is_delivered_after_it_in_order_and_once()
    {
        var down = true;
        var taken = new List<Delivery>();
        await using var receiver = await Receiver.StartAsync((delivery, context) =>
        {
            if (Volatile.Read(ref down) && delivery.Sequence > 3)
            {
                context.Response.StatusCode = 503;
                return Task.CompletedTask;
            }
            lock (taken)
                taken.Add(delivery);
            return Task.CompletedTask;
        });
        var folder = Folder();
        var meetings = new[] { Ids.New(), Ids.New(), Ids.New() };
        await using (var before = await WebhookHost.StartAsync(folder))
        {
            var webhook = await before.CreateWebhookAsync(receiver.Url);
            await Task.WhenAll(meetings.Select(meeting => before.EmitAsync(meeting, count: 10)));
            await before.GetDeliveriesAsync(webhook, "delivered", 9);
        }

        Volatile.Write(ref down, false);
        await using var after = await WebhookHost.StartAsync(folder);
        await after.GetUntilAsync("webhooks", page => page.GetProperty("items").GetArrayLength() == 1);
        var id = (await after.GetAsync("webhooks")).GetProperty("items")[0].GetProperty("id").GetString();
        await after.GetUntilAsync($"webhooks/{id}/deliveries?state=delivered&limit=200", page => page.GetProperty("items").GetArrayLength() == 30);
        foreach (var meeting in meetings)
        {
            Assert.Equal(
                Enumerable.Range(1, 10).Select(number => (long)number),
                taken.Where(delivery => delivery.MeetingId == meeting).Select(delivery => delivery.Sequence));
        }
    }

    [Fact]
    public async Task Two_controllers_on_one_database_deliver_each_event_once_and_in_order_also_when_one_stops()
    {
        var taken = new List<Delivery>();
        await using var receiver = await Receiver.StartAsync(async (delivery, _) =>
        {
            await Task.Delay(Random.Shared.Next(20));
            lock (taken)
                taken.Add(delivery);
        });
        var masterKey = $"--Access:MasterKey={Convert.ToBase64String(new byte[32])}";
        await using var first = await WebhookHost.StartAsync(Folder(), masterKey);
        var second = await WebhookHost.StartBesideAsync(first, Folder(), masterKey);
        await using var webhook = await first.CreateWebhookAsync(receiver.Url);
        var meetings = Enumerable.Range(0, 12).Select(_ => Ids.New()).ToList();
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(meetings.Select((meeting, index) => (index % 2 == 0 || round > 2 ? first : second).EmitAsync(meeting, (round * 3) + 1, 3)));
            if (round == 2)
                await second.DisposeAsync();
        }

        await first.GetDeliveriesAsync(webhook, "delivered", 180);
        foreach (var meeting in meetings)
        {
            Assert.Equal(
                Enumerable.Range(1, 15).Select(number => (long)number),
                taken.Where(delivery => delivery.MeetingId == meeting).Select(delivery => delivery.Sequence));
        }
    }

    private string Folder()
    {
        _folders.Add(TemporaryFolder.Create("conference-webhook-tests-"));
        return _folders[^1];
    }
}
