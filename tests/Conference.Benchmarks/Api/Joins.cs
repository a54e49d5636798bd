using System.Diagnostics;
using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Api;

/// <summary>People coming into meetings as fast as the service takes them; each join is durable when it is answered.</summary>
internal static class Joins
{
    private const int Meetings = 30;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(ServiceUnderTest service, int joins, int clients, CancellationToken cancellationToken)
    {
        var meetings = new List<string>();
        for (var i = 0; i < Meetings; i++)
            meetings.Add(await service.CreateMeetingAsync(cancellationToken));
        await JoinAllAsync(service, meetings, joins / 10, clients, new Latencies(), cancellationToken); // compiled and warm
        var latencies = new Latencies();
        var before = ProcessCost.Of(service.ProcessId);
        var started = Stopwatch.GetTimestamp();
        await JoinAllAsync(service, meetings, joins, clients, latencies, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var cpu = ProcessCost.Of(service.ProcessId).Cpu - before.Cpu;
        return
        [
            new($"join, {clients} clients at once", "1/s", joins / elapsed.TotalSeconds, null, null, null, null),
            new("join, p50", "ms", latencies.Quantile(0.5), null, null, null, null),
            new("join, p99", "ms", latencies.Quantile(0.99), null, null, null, null),
            new("join, CPU of the controller", "ms", cpu.TotalMilliseconds / joins, null, null, null, null),
        ];
    }

    private static Task JoinAllAsync(
        ServiceUnderTest service, List<string> meetings, int joins, int clients, Latencies latencies, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, joins),
            new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                await using var person = new Listener(service.Http, meetings[number % meetings.Count], $"Person {number}");
                var started = Stopwatch.GetTimestamp();
                await person.JoinAsync(token);
                latencies.Add(Stopwatch.GetElapsedTime(started));
            });
}
