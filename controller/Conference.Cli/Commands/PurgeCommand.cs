using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class PurgeCommand
{
    public static Command Create(Shell shell)
    {
        var selection = new SelectionOptions(RecordingState.Completed, RecordingState.Failed);
        var dryRun = OneRecording.DryRun();
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask. Needed where there is no terminal to ask at." };
        var command = new TaughtCommand(
            "purge",
            "Deletes recordings with all their files and links.",
            """
            They go here and in the storage, and there is no way back, so it asks first. The audit log keeps who did it. What is under legal
            hold, or still being made, is not deleted.

            Examples:
              conference recordings purge --all --until 90d --dry-run
              conference recordings purge --all --until 90d --yes
            """);
        selection.AddTo(command);
        command.Options.Add(dryRun);
        command.Options.Add(yes);
        shell.Run(command, async invocation =>
        {
            if (invocation.Get(selection.All) && !selection.Filter.IsGiven(invocation.Parsed))
                throw new UsageException("--all without a filter would delete every recording: narrow it down with --state, --meeting, --since or --until.");
            var selected = await selection.ReadAsync(invocation);
            if (selected.Count > 0 && !invocation.Get(dryRun) && !invocation.Get(yes) && !await ConfirmAsync(invocation, selected))
            {
                return new Problem(ExitCode.Refused, "not_agreed", "Nothing was deleted.").Tell(invocation);
            }

            return await new Batch(invocation).RunAsync(selected, "deleted", DeleteAsync, wait: false, invocation.Get(dryRun));

            async Task<Recording?> DeleteAsync(string id, CancellationToken token)
            {
                await invocation.Recordings.DeleteAsync(id, cancellationToken: token);
                return null;
            }
        });
        return command;
    }

    private static async Task<bool> ConfirmAsync(Invocation invocation, IReadOnlyList<Selected> selected)
    {
        if (invocation.Terminal.IsInPiped)
            throw new UsageException("There is no terminal to ask at: say --yes to delete, or --dry-run to see what would be deleted.");
        foreach (var one in selected.Take(10))
            invocation.Note($"  {one.Id}{(one.Recording is { } known ? $"  {known.MeetingCode}  {Formats.Moment(known.RequestedAt)}" : string.Empty)}");
        if (selected.Count > 10)
            invocation.Note($"  and {selected.Count - 10} more");
        await invocation.Terminal.ErrorWriter.WriteAsync($"Delete {(selected.Count == 1 ? "this recording" : $"these {selected.Count} recordings")} for good? Type yes: ");
        var answer = await invocation.Terminal.In.ReadLineAsync(invocation.CancellationToken);
        return string.Equals(answer?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }
}
