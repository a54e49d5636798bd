using System.Diagnostics;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Workers;

public sealed class WorkerDeathTests : WorkerTest
{
    private const int SigKillExitCode = 137;

    [Fact(Timeout = Limits.Quick)]
    public async Task A_killed_worker_fails_every_pending_call_at_once_with_its_exit_code()
    {
        await Signal.SendAsync("STOP", Worker);
        var pending = Enumerable.Range(0, 1_000).Select(_ => Worker.GetResourceUsageAsync(None)).ToList<Task>();
        pending.Add(Worker.CreateRouterAsync(TestMedia.Router, None));
        pending.Add(Router.CreatePlainTransportAsync(Loopback.Plain, None));
        Assert.DoesNotContain(pending, task => task.IsCompleted);

        var clock = Stopwatch.StartNew();
        await Signal.SendAsync("KILL", Worker);
        foreach (var task in pending)
            Assert.Equal(SigKillExitCode, (await Assert.ThrowsAsync<WorkerDiedException>(() => task)).ExitCode);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2_000);

        var exit = await Worker.Exited;
        Assert.Equal(new WorkerExit(Worker.ProcessId, SigKillExitCode, Requested: false), exit);
        Assert.Equal(9, exit.Signal);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_killed_worker_closes_everything_in_it_and_tells_so_before_it_says_that_it_died()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        var producer = await transport.ProduceAsync(TestMedia.Opus(1), None);
        var observer = await Router.CreateAudioLevelObserverAsync(new AudioLevelObserverOptions(), None);
        MediasoupEntity[] entities = [producer, transport, observer, Router];
        HashSet<(object?, CloseReason)> told = [];
        foreach (var entity in entities) entity.Closed += (sender, reason) => told.Add((sender, reason));
        var died = NextEvent.OfAsync<WorkerExit>(handler => Worker.Died += handler, handler => Worker.Died -= handler);

        await Signal.SendAsync("KILL", Worker);
        Assert.False((await died).Requested);
        Assert.Equal(entities.Select(entity => ((object?)entity, CloseReason.WorkerDied)).ToHashSet(), told);
        Assert.True(Worker.IsClosed);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Calls_after_the_death_fail_with_the_exit_code()
    {
        await Signal.SendAsync("KILL", Worker);
        await Worker.Exited;
        var thrown = await Assert.ThrowsAsync<WorkerDiedException>(() => Worker.GetResourceUsageAsync(None));
        Assert.Equal((Worker.ProcessId, SigKillExitCode), (thrown.ProcessId, thrown.ExitCode));
        await Assert.ThrowsAsync<WorkerDiedException>(async () => await Router.DumpAsync(None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_hangs_is_killed_when_it_is_disposed()
    {
        await Signal.SendAsync("STOP", Worker);
        await Worker.DisposeAsync();
        Assert.Equal(new WorkerExit(Worker.ProcessId, SigKillExitCode, Requested: true), await Worker.Exited);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_handler_that_is_added_after_the_close_is_called_too()
    {
        await Router.DisposeAsync();
        Assert.Equal(CloseReason.Requested, await NextEvent.CloseOfAsync(Router));
    }
}
