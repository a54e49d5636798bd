using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Client;

namespace Conference.Cli.Running;

/// <summary>Does one thing to several recordings. What is wrong with one does not keep it from the others.</summary>
internal sealed class Batch(Invocation invocation)
{
    public async Task<ExitCode> RunAsync(
        IReadOnlyList<Selected> selected, string done, Func<string, CancellationToken, Task<Recording?>> act, bool wait, bool dryRun)
    {
        if (selected.Count == 0)
            invocation.Note("No recording fits.");
        var outcomes = new List<Outcome>();
        foreach (var one in selected)
            outcomes.Add(dryRun ? await LookAsync(one) : await ActAsync(one, act));
        if (wait && !dryRun)
            outcomes = await new Follower(invocation).FollowAsync(outcomes);
        Report(outcomes, dryRun ? $"would be {done}" : done, wait);
        return Outcome.Sum(outcomes);
    }

    private async Task<Outcome> ActAsync(Selected one, Func<string, CancellationToken, Task<Recording?>> act)
    {
        try
        {
            return new Outcome(one.Id, await act(one.Id, invocation.CancellationToken), null);
        }
        catch (ConferenceException exception)
        {
            return new Outcome(one.Id, one.Recording, Problem.Of(exception));
        }
    }

    // A dry run finds what is not there.
    private async Task<Outcome> LookAsync(Selected one) =>
        one.Recording is { } known ? new Outcome(one.Id, known, null) : await ActAsync(one, async (id, token) => await invocation.Recordings.GetAsync(id, token));

    private void Report(IReadOnlyList<Outcome> outcomes, string done, bool waited)
    {
        if (invocation.Json)
        {
            JsonOutput.Write(invocation.Terminal, new
            {
                results = outcomes.Select(outcome => new
                {
                    id = outcome.Id,
                    ok = outcome.Problem is null,
                    recording = outcome.Recording,
                    error = outcome.Problem?.ToJson(),
                }),
            });
            return;
        }

        foreach (var outcome in outcomes)
        {
            if (outcome.Problem is { } problem)
                invocation.Note($"{outcome.Id}: {problem.Message} ({problem.Code})");
            else
                invocation.Terminal.OutWriter.WriteLine($"{outcome.Id} {(waited && outcome.Recording is { } now ? Words.Of(now.State) : done)}");
        }
    }
}
