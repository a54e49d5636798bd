using System.Diagnostics.Metrics;
using Conference.Mediasoup.Hosting;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Hosting;

public sealed class WorkerPoolMetricsTests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, string? Unit, double Value, Dictionary<string, object?> Tags)> _measured = [];

    public WorkerPoolMetricsTests()
    {
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_is_open_and_used_is_told_for_each_worker()
    {
        await using var pool = await StartAsync(2);
        var pooled = await pool.GetAsync(default);
        var router = await pooled.Worker.CreateRouterAsync(TestMedia.Router, default);
        var transport = await router.CreatePlainTransportAsync(Loopback.Comedia, default);
        var producer = await transport.ProduceAsync(TestMedia.Opus(1), default);
        await transport.ConsumeAsync(new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = router.RtpCapabilities }, default);
        await pool.SampleAsync();
        Collect();

        var number = Assert.Single(pool.Statuses, status => status.Worker == pooled).Number;
        foreach (var name in new[] { "router", "transport", "producer", "consumer" })
        {
            Assert.Equal(1, Of($"mediasoup.{name}.count", number, "{" + name + "}"));
            Assert.Equal(0, Of($"mediasoup.{name}.count", 3 - number, "{" + name + "}"));
        }

        Assert.Equal(0, Of("mediasoup.worker.pending_requests", number, "{request}"));
        Assert.InRange(Of("mediasoup.worker.load", number, "1"), 0.024, 1);
        Assert.InRange(Of("mediasoup.worker.cpu.utilization", number, "1"), 0, 1);
        Assert.InRange(Of("mediasoup.worker.memory.usage", number, "By"), 1_000_000, 1_000_000_000);
        Assert.Equal(
            ["system", "user"],
            All("mediasoup.worker.cpu.time")
                .Where(tags => Equals(tags["mediasoup.worker.number"], number))
                .Select(tags => tags["cpu.mode"])
                .Order());
        Assert.Equal([("draining", 0), ("running", 2), ("starting", 0), ("stopped", 0)], States().Order());
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Deaths_and_restarts_are_counted_and_a_drain_is_no_death()
    {
        await using var pool = await StartAsync(1);
        var first = await pool.GetAsync(default);
        await Signal.SendAsync("KILL", first.Worker);
        await first.Worker.Exited;
        var second = await pool.GetAsync(default);
        await pool.DrainAsync(second, TimeSpan.Zero, default);
        var third = await pool.GetAsync(default);
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        await pool.StopAsync(default);

        Assert.Equal([137], All("mediasoup.worker.deaths").Select(tags => tags["process.exit.code"]));
        Assert.Equal([1, 1], All("mediasoup.worker.restarts").Select(tags => tags["mediasoup.worker.number"]));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_worker_that_dies_again_at_once_is_replaced_after_a_second_and_is_starting_until_then()
    {
        var time = new ManualTime();
        await using var pool = await StartAsync(1, time);
        await KillAsync((await pool.GetAsync(default)).Worker);
        var second = await pool.GetAsync(default);
        var wait = time.TimerOfAsync(TimeSpan.FromSeconds(1));
        await KillAsync(second.Worker);
        await wait;
        Assert.Equal([("starting", 1)], States().Where(state => state.Count > 0));

        var third = pool.GetAsync(default).AsTask();
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(second, await third);
        Assert.Equal([("running", 1)], States().Where(state => state.Count > 0));
    }

    public void Dispose() => _listener.Dispose();

    private static async Task KillAsync(Worker worker)
    {
        await Signal.SendAsync("KILL", worker);
        await worker.Exited;
    }

    private async Task<WorkerPool> StartAsync(int workerCount, TimeProvider? time = null)
    {
        var pool = TestPool.Create(workerCount, time);
        // Other tests run pools at the same time, whose meters have the same name.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == pool.Meter) listener.EnableMeasurementEvents(instrument);
        };
        _listener.Start();
        await pool.StartAsync(default);
        return pool;
    }

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) where T : struct, IConvertible
    {
        lock (_measured) _measured.Add((instrument.Name, instrument.Unit, value.ToDouble(null), tags.ToArray().ToDictionary()));
    }

    private void Collect()
    {
        lock (_measured) _measured.Clear();
        _listener.RecordObservableInstruments();
    }

    private double Of(string name, int number, string unit)
    {
        var (_, givenUnit, value, _) = Assert.Single(
            _measured, measured => measured.Name == name && Equals(measured.Tags["mediasoup.worker.number"], number));
        Assert.Equal(unit, givenUnit);
        return value;
    }

    private List<Dictionary<string, object?>> All(string name)
    {
        lock (_measured) return [.. _measured.Where(measured => measured.Name == name).Select(measured => measured.Tags)];
    }

    private List<(string State, int Count)> States()
    {
        Collect();
        return
        [
            .. _measured.Where(measured => measured.Name == "mediasoup.worker.count")
                .Select(measured => ((string)measured.Tags["mediasoup.worker.state"]!, (int)measured.Value)),
        ];
    }
}
