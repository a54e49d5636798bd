using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Workers;

public sealed class WorkerEventTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task Whoever_wants_to_know_is_told_of_every_worker_that_starts()
    {
        var started = new List<Worker>();
        EventHandler<Worker> handler = (_, worker) =>
        {
            // Other tests start workers too.
            lock (started) started.Add(worker);
        };
        Worker.Started += handler;
        try
        {
            await using var worker = await StartWorkerAsync();
            // Events come in order: what follows is behind the start.
            var created = NextEvent.OfAsync<Router>(next => worker.RouterCreated += next, next => worker.RouterCreated -= next);
            await worker.CreateRouterAsync(TestMedia.Router, None);
            await created;
            lock (started) Assert.Contains(worker, started);
        }
        finally
        {
            Worker.Started -= handler;
        }
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_is_disposed_tells_that_it_is_closed()
    {
        var log = new EventLog();
        Router.Closed += log.Note<CloseReason>("router");
        Worker.Closed += log.Note<CloseReason>("worker");
        await Worker.DisposeAsync();
        Assert.Equal(["router WorkerClosed", "worker WorkerClosed"], await log.TakeAsync(2));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_dies_tells_that_it_is_closed()
    {
        var log = new EventLog();
        Router.Closed += log.Note<CloseReason>("router");
        Worker.Died += (_, exit) => log.Note<int>("died")(null, exit.ExitCode);
        Worker.Closed += log.Note<CloseReason>("worker");
        await Signal.SendAsync("KILL", Worker);
        Assert.Equal(["router WorkerDied", "died 137", "worker WorkerDied"], await log.TakeAsync(3));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_takes_ports_from_its_own_range_and_refuses_one_that_is_upside_down()
    {
        await using var worker = await StartWorkerAsync(new WorkerOptions { PortRange = new PortRange(46_000, 46_999) });
        var router = await worker.CreateRouterAsync(TestMedia.Router, None);
        Assert.InRange((await router.CreatePlainTransportAsync(Loopback.Plain, None)).Tuple.LocalPort, 46_000, 46_999);
        await Assert.ThrowsAsync<WorkerStartException>(() => StartWorkerAsync(new WorkerOptions { PortRange = new PortRange(1_000, 999) }));
    }
}
