using System.Collections.Concurrent;
using Conference.Cli.Options;
using Conference.Client;
using Spectre.Console;

namespace Conference.Cli.Running;

/// <summary>Waits until recordings are completed or failed: with bars on a terminal, else with a line for each step.</summary>
internal sealed class Follower(Invocation invocation)
{
    private const double Whole = 100;

    /// <returns>The outcomes with how the recordings ended; those that had not even begun as they were.</returns>
    public async Task<List<Outcome>> FollowAsync(IReadOnlyList<Outcome> outcomes)
    {
        var followed = outcomes.Where(outcome => outcome.Problem is null).ToArray();
        var ended = new ConcurrentDictionary<string, Outcome>(StringComparer.Ordinal);
        if (invocation.Terminal.IsErrorPiped)
            await Task.WhenAll(followed.Select(outcome => FollowAsync(outcome, ended, Lines(outcome.Id))));
        else
            await Bars().StartAsync(context => Task.WhenAll(followed.Select(outcome => FollowAsync(outcome, ended, Bar(context, outcome.Id)))));
        return [.. outcomes.Select(outcome => ended.GetValueOrDefault(outcome.Id, outcome))];
    }

    private async Task FollowAsync(Outcome outcome, ConcurrentDictionary<string, Outcome> ended, Action<Recording> tell)
    {
        var last = outcome.Recording!;
        try
        {
            await foreach (var recording in invocation.Recordings.FollowAsync(outcome.Id, invocation.CancellationToken))
                tell(last = recording);
            ended[outcome.Id] = new Outcome(outcome.Id, last, last.State == RecordingState.Failed
                ? new Problem(ExitCode.Failed, last.ErrorCode ?? "recording_failed", last.Error ?? "The server did not say why.")
                : null);
        }
        catch (ConferenceException exception)
        {
            ended[outcome.Id] = outcome with { Problem = Problem.Of(exception) };
        }
        catch (OperationCanceledException) when (invocation.CancellationToken.IsCancellationRequested)
        {
            ended[outcome.Id] = outcome with
            {
                Recording = last,
                Problem = Problem.Interrupted($"No longer waited for: the recorder goes on with it, and 'conference recordings show {outcome.Id}' says how far it is."),
            };
        }
    }

    private Action<Recording> Lines(string id)
    {
        string? told = null;
        return recording =>
        {
            // Each tenth is enough for a log.
            var tenth = recording is { IsFinal: false, Progress: { } progress } ? $" {Math.Floor(progress * 10) * 10} %" : string.Empty;
            var line = $"{id} {Words.Of(recording.State)}{tenth}";
            if (line != told)
                invocation.Note(told = line);
        };
    }

    private Progress Bars() => invocation.Terminal.Error.Progress().AutoClear(true).Columns(
        new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new ElapsedTimeColumn());

    private static Action<Recording> Bar(ProgressContext context, string id)
    {
        var task = context.AddTask(Describe(id, "waiting"), maxValue: Whole);
        return recording =>
        {
            task.Description = Describe(id, Words.Of(recording.State));
            task.Value = recording.IsFinal ? Whole : Whole * (recording.Progress ?? 0);
            task.IsIndeterminate = recording is { IsFinal: false, Progress: null };
            if (recording.IsFinal)
                task.StopTask();
        };
    }

    // The beginning of an id tells the bars apart, and leaves room for them in 80 columns.
    private static string Describe(string id, string state) => $"{Markup.Escape(id.Length > 8 ? id[..8] : id)} {state}";
}
