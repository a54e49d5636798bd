using Conference.Benchmarks.Reporting;
using Conference.Benchmarks.Service;
using Conference.Client;

namespace Conference.Benchmarks.Chaos;

/// <summary>Scripted meetings while the controller and its database are killed at random: is anything lost, doubled or out of order?</summary>
internal sealed class ChaosBenchmark : IBenchmark
{
    // Longer than any number of kills in a row keeps the service away.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Name => "chaos";

    public string About => "scripted meetings while controller and database are killed -9: is anything lost, doubled or out of order?";

    public IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["meetings"] = "200",
        ["at-once"] = "10",
        ["seed"] = "1",
    };

    public bool IsVerdict => true;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var seed = (int)options.Number("seed");
        await using var receiver = await WebhookReceiver.StartAsync(seed);
        await using var controller = await ControllerProcess.StartAsync(
            ["--Webhooks:AllowHttp=true", "--Webhooks:AllowPrivateNetworks=true"], cancellationToken);
        using var client = controller.Client(Patience);
        var webhook = await client.Webhooks.CreateAsync(new NewWebhook(receiver.Address), cancellationToken: cancellationToken);
        receiver.Secret = webhook.Secret!;

        var meetings = Enumerable.Range(1, (int)options.Number("meetings")).Select(number => new ScriptedMeeting(client, number, seed)).ToList();
        var killer = new Killer(controller, seed);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = killer.RunAsync(progress, enough.Token);
        var done = 0;
        try
        {
            await Parallel.ForEachAsync(
                meetings,
                new ParallelOptions { MaxDegreeOfParallelism = (int)options.Number("at-once"), CancellationToken = cancellationToken },
                async (meeting, token) =>
                {
                    await meeting.RunAsync(token);
                    progress.WriteLine($"{Interlocked.Increment(ref done)} of {meetings.Count} meetings");
                });
        }
        finally
        {
            await enough.CancelAsync();
            await killing;
        }

        var verdict = new Verdict(client, controller, receiver);
        var rows = await verdict.JudgeAsync(meetings, killer, cancellationToken);
        foreach (var fault in verdict.Faults)
            progress.WriteLine(fault);
        return rows;
    }
}
