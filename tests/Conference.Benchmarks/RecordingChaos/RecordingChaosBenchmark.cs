using System.Collections.Concurrent;
using Conference.Benchmarks.Reporting;
using Conference.Testing.People;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Many short recordings while everything that can be killed is killed: is any of them lost?</summary>
internal sealed class RecordingChaosBenchmark : IBenchmark
{
    // Longer than any number of kills in a row keeps the service away.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // While more than these wait to be composed and uploaded no new ones are made, so that faults meet recordings in every state; and
    // while more than those do at the end, faults go on.
    private const int Many = 40, Few = 5;

    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    public string Name => "recording-chaos";

    public string About => "short recordings while processes are killed, the disk fills up and S3 fails: is anything lost?";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["recordings"] = "500",
        ["meetings"] = "6",
        ["recorders"] = "2",
        ["keep-local"] = "00:00:00",
        ["seed"] = "1",
        ["faults"] = string.Join(',', Kinds),
    };

    public bool IsVerdict => true;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var seed = (int)options.Number("seed");
        var recorders = Recorders(options.Text("recorders"));
        var kinds = options.Text("faults").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Kind).Where(kind => recorders > 0 || kind != FaultKind.Recorder).ToArray();
        var folder = Directory.CreateTempSubdirectory("conference-chaos-").FullName;
        try
        {
            progress.WriteLine("making the film");
            var film = await CountingFilm.MakeAsync(folder, cancellationToken);
            await using var service = await ChaosService.StartAsync(recorders, TimeSpan.Parse(options.Text("keep-local")), cancellationToken);
            foreach (var log in service.LogFiles)
                progress.WriteLine($"log: {log}");
            using var client = service.Controller.Client(Patience);
            using var station = new ReplayStation();
            var census = new Census(service.Controller.ConnectionString);
            var saboteur = new Saboteur(service, census, seed);
            IReadOnlyList<AttemptedRecording> attempts;
            await using (var meetings = await FilmedMeetings.OpenAsync(client, film, station, (int)options.Number("meetings"), seed, cancellationToken))
            {
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var harming = saboteur.RunAsync(kinds, progress, enough.Token);
                attempts = await RecordAsync(meetings.All, census, (int)options.Number("recordings"), progress, cancellationToken);
                await census.UntilAtMostAsync(Few, cancellationToken);
                await enough.CancelAsync();
                await harming;
            }

            progress.WriteLine("no more faults; looking at what became of each recording");
            var judge = new Judge(client, station.EpochAt, saboteur.Faults, folder);
            var verdicts = await JudgeAsync(judge, attempts, progress, cancellationToken);
            service.Keep(verdicts.Where(verdict => verdict.Outcome == Outcome.Lost).Select(verdict => verdict.Recording.Id), progress);
            return ChaosTable.Rows(verdicts, saboteur.Faults, seed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Recorders(string text) => int.TryParse(text, out var count) && count >= 0
        ? count
        : throw new UsageException($"--recorders is how many processes record; 0: the controller itself does; not '{text}'.");

    private static FaultKind Kind(string name) => Enum.TryParse<FaultKind>(name, ignoreCase: true, out var kind) && Kinds.Contains(kind)
        ? kind
        : throw new UsageException($"No such fault: {name}. There are: {string.Join(", ", Kinds)}.");

    private static async Task<IReadOnlyList<AttemptedRecording>> RecordAsync(
        IReadOnlyList<FilmedMeeting> meetings, Census census, int count, TextWriter progress, CancellationToken cancellationToken)
    {
        var attempts = new ConcurrentBag<AttemptedRecording>();
        var next = 0;
        await Task.WhenAll(meetings.Select(async meeting =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= count)
            {
                await census.UntilAtMostAsync(Many, cancellationToken);
                attempts.Add(await meeting.RecordAsync(number, cancellationToken));
                progress.WriteLine($"{attempts.Count} of {count} recordings made");
            }
        }));
        return [.. attempts.OrderBy(attempt => attempt.Number)];
    }

    private static async Task<IReadOnlyList<Verdict>> JudgeAsync(
        Judge judge, IReadOnlyList<AttemptedRecording> attempts, TextWriter progress, CancellationToken cancellationToken)
    {
        var verdicts = new ConcurrentBag<Verdict>();
        await Parallel.ForEachAsync(attempts, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (attempt, token) =>
        {
            var verdict = await judge.JudgeAsync(attempt, token);
            verdicts.Add(verdict);
            if (verdict.Outcome != Outcome.Completed)
                progress.WriteLine($"recording {attempt.Number} ({attempt.Id}), {verdict.Outcome}: {verdict.Why}");
        });
        return [.. verdicts];
    }
}
