using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Conference.Mediasoup.Hosting;

/// <summary>The metrics of the pool, in the names and units of OpenTelemetry. Observed ones are read when somebody collects them.</summary>
internal sealed class WorkerPoolMetrics
{
    public const string MeterName = "Conference.Mediasoup";

    private const string NumberTag = "mediasoup.worker.number";

    private readonly Func<IReadOnlyList<WorkerStatus>> _statuses;
    private readonly Counter<long> _deaths;
    private readonly Counter<long> _restarts;

    public WorkerPoolMetrics(IMeterFactory factory, Func<IReadOnlyList<WorkerStatus>> statuses)
    {
        _statuses = statuses;
        var meter = factory.Create(MeterName);
        Meter = meter;
        _deaths = meter.CreateCounter<long>("mediasoup.worker.deaths", "{death}", "Workers that ended without being asked to.");
        _restarts = meter.CreateCounter<long>("mediasoup.worker.restarts", "{restart}", "Workers that took the place of one that had ended.");
        meter.CreateObservableUpDownCounter("mediasoup.worker.count", CountStates, "{worker}", "Workers by state.");
        Count(meter, "mediasoup.router.count", "{router}", "Open routers.", counts => counts.Routers);
        Count(meter, "mediasoup.transport.count", "{transport}", "Open transports.", counts => counts.Transports);
        Count(meter, "mediasoup.producer.count", "{producer}", "Open producers.", counts => counts.Producers);
        Count(meter, "mediasoup.consumer.count", "{consumer}", "Open consumers.", counts => counts.Consumers);
        Count(meter, "mediasoup.data_producer.count", "{data_producer}", "Open data producers.", counts => counts.DataProducers);
        Count(meter, "mediasoup.data_consumer.count", "{data_consumer}", "Open data consumers.", counts => counts.DataConsumers);
        meter.CreateObservableUpDownCounter(
            "mediasoup.worker.pending_requests",
            () => Observe(status => status.Worker?.Worker.PendingRequestCount),
            "{request}",
            "Requests that the worker has not answered yet.");
        meter.CreateObservableGauge(
            "mediasoup.worker.load", () => Observe(Running(status => status.Load)), "1", "What routers are spread by; 1 is a core's worth.");
        meter.CreateObservableGauge(
            "mediasoup.worker.cpu.utilization", () => Observe(Running(status => status.Cpu)), "1", "Share of a core that the worker uses.");
        meter.CreateObservableCounter("mediasoup.worker.cpu.time", ObserveCpuTime, "s", "CPU time that the worker has used, by mode.");
        meter.CreateObservableUpDownCounter(
            "mediasoup.worker.memory.usage", () => Observe(ResidentBytes), "By", "The worker's resident set.");
    }

    public Meter Meter { get; }

    public void Died(int number, int exitCode) =>
        _deaths.Add(1, new(NumberTag, number), new KeyValuePair<string, object?>("process.exit.code", exitCode));

    public void Restarted(int number) => _restarts.Add(1, new KeyValuePair<string, object?>(NumberTag, number));

    private static Func<WorkerStatus, double?> Running(Func<WorkerStatus, double> value) =>
        status => status.Worker is null ? null : value(status);

    private void Count(Meter meter, string name, string unit, string description, Func<WorkerCounts, int> count) =>
        meter.CreateObservableUpDownCounter(
            name, () => Observe<int>(status => status.Worker is { } pooled ? count(pooled.Worker.Counts) : null), unit, description);

    private IEnumerable<Measurement<T>> Observe<T>(Func<WorkerStatus, T?> value) where T : struct
    {
        foreach (var status in _statuses())
        {
            if (value(status) is { } present) yield return new Measurement<T>(present, Number(status));
        }
    }

    private IEnumerable<Measurement<long>> CountStates()
    {
        var counts = _statuses().CountBy(status => status.State).ToDictionary();
        foreach (var state in Enum.GetValues<WorkerState>())
        {
            yield return new Measurement<long>(
                counts.GetValueOrDefault(state),
                new KeyValuePair<string, object?>("mediasoup.worker.state", state.ToString().ToLowerInvariant()));
        }
    }

    private IEnumerable<Measurement<double>> ObserveCpuTime()
    {
        foreach (var status in _statuses())
        {
            if (status.Usage is not { } usage) continue;
            yield return new Measurement<double>(
                usage.UserTime.TotalSeconds, Number(status), new KeyValuePair<string, object?>("cpu.mode", "user"));
            yield return new Measurement<double>(
                usage.SystemTime.TotalSeconds, Number(status), new KeyValuePair<string, object?>("cpu.mode", "system"));
        }
    }

    /// <summary>From the system, because the peak that a worker tells of itself begins with the size of the process that started it.</summary>
    private static long? ResidentBytes(WorkerStatus status)
    {
        if (status.Worker is not { } pooled) return null;
        try
        {
            using var process = Process.GetProcessById(pooled.Worker.ProcessId);
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It ended a moment ago, and is a worker that runs no more.
            return null;
        }
    }

    private static KeyValuePair<string, object?> Number(WorkerStatus status) => new(NumberTag, status.Number);
}
