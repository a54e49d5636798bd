using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Client;

namespace Conference.Cli.Running;

/// <summary>Does one thing to several recordings. What is wrong with one does not keep it from the others; after Ctrl-C it is told what was done.</summary>
internal sealed class Batch(Invocation invocation)
{
    /// <param name="selected">What it is done to.</param>
    /// <param name="done">What became of each, such as "retried".</param>
    /// <param name="act">Does it.</param>
    /// <param name="wait">Whether each is followed to its end.</param>
    /// <param name="dryRun">Whether it is only said what would be done.</param>
    /// <param name="tell">What became of each, where its state says more than <paramref name="done"/>.</param>
    public async Task<ExitCode> RunAsync(
        IReadOnlyList<Selected> selected, string done, Func<string, CancellationToken, Task<Recording?>> act, bool wait, bool dryRun,
        Func<Recording, string>? tell = null)
    {
        if (selected.Count == 0)
            invocation.Note("No recording fits.");
        var outcomes = new List<Outcome>();
        foreach (var one in selected)
            outcomes.Add(invocation.CancellationToken.IsCancellationRequested ? NotBegun(one) : dryRun ? await LookAsync(one) : await ActAsync(one, act));
        if (wait && !dryRun)
            outcomes = await new Follower(invocation).FollowAsync(outcomes);
        tell = wait ? now => Words.Of(now.State) : dryRun ? null : tell;
        Report(outcomes, dryRun ? $"would be {done}" : done, tell);
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
        catch (OperationCanceledException) when (invocation.CancellationToken.IsCancellationRequested)
        {
            return new Outcome(one.Id, one.Recording, Problem.Interrupted("Interrupted before the server answered: it may have been done or not."));
        }
    }

    private static Outcome NotBegun(Selected one) => new(one.Id, one.Recording, Problem.Interrupted("Interrupted before it was begun: nothing was done."));

    // A dry run finds what is not there.
    private async Task<Outcome> LookAsync(Selected one) =>
        one.Recording is { } known ? new Outcome(one.Id, known, null) : await ActAsync(one, async (id, token) => await invocation.Recordings.GetAsync(id, token));

    private void Report(IReadOnlyList<Outcome> outcomes, string done, Func<Recording, string>? tell)
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
                invocation.Terminal.OutWriter.WriteLine($"{outcome.Id} {(tell is not null && outcome.Recording is { } now ? tell(now) : done)}");
        }
    }
}
