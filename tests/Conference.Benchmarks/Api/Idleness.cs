using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Api;

/// <summary>What stands still costs: meetings without anybody, then two people connected to each.</summary>
internal static class Idleness
{
    private const int AtOnce = 16;
    private const int PeopleEach = 2;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20); // longer than the grace of a first connection
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(ServiceUnderTest service, int count, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        // One meeting with people before the first look: what is made once is no cost of the meetings.
        await UseAsync(service, [await service.CreateMeetingAsync(cancellationToken)], options);
        var empty = await WatchAsync(service, cancellationToken);

        var meetings = new string[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), options, async (number, token) => meetings[number] = await service.CreateMeetingAsync(token));
        var idle = await WatchAsync(service, cancellationToken);

        var people = await UseAsync(service, meetings, options);
        try
        {
            var peopled = await WatchAsync(service, cancellationToken);
            return
            [
                new($"{count} idle meetings, memory each", "KiB", (idle.ResidentKib - empty.ResidentKib) / count, null, null, null, null),
                new($"{count} idle meetings, CPU in all", "% of a core", Percent(idle) - Percent(empty), null, null, null, null),
                new($"{count * PeopleEach} connected people, memory each", "KiB", (peopled.ResidentKib - idle.ResidentKib) / (count * PeopleEach), null, null, null, null),
                new($"{count * PeopleEach} connected people, CPU in all", "% of a core", Percent(peopled) - Percent(idle), null, null, null, null),
            ];
        }
        finally
        {
            foreach (var person in people)
                await person.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<Listener>> UseAsync(ServiceUnderTest service, IReadOnlyList<string> meetings, ParallelOptions options)
    {
        var people = meetings.SelectMany(meeting => Enumerable.Range(0, PeopleEach).Select(number => new Listener(service.Http, meeting, $"Person {number}"))).ToList();
        await Parallel.ForEachAsync(people, options, async (person, token) =>
        {
            await person.JoinAsync(token);
            await person.ConnectAsync(null, token);
        });
        return people;
    }

    /// <summary>CPU while watched, and the memory at the end.</summary>
    private static async Task<ProcessCost> WatchAsync(ServiceUnderTest service, CancellationToken cancellationToken)
    {
        await Task.Delay(Settling, cancellationToken);
        var before = ProcessCost.Of(service.ProcessId);
        await Task.Delay(Watched, cancellationToken);
        var after = ProcessCost.Of(service.ProcessId);
        return new ProcessCost(after.Cpu - before.Cpu, after.ResidentKib);
    }

    private static double Percent(ProcessCost cost) => 100 * cost.Cpu / Watched;
}
