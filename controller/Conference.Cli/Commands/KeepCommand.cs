using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

/// <summary>How long recordings are kept.</summary>
internal static class KeepCommand
{
    public static Command Create(Shell shell)
    {
        var selection = new SelectionOptions(RecordingState.Completed, RecordingState.Failed);
        var hold = new Option<bool?>("--legal-hold") { Description = "Whether they are kept whatever the rules say: nobody can delete them meanwhile.", HelpName = "true|false" };
        var period = new Option<string?>("--for") { Description = $"Until when: {TimeText.Examples}, or 'ever'.", HelpName = "TIME" };
        var dryRun = OneRecording.DryRun();
        var command = new TaughtCommand(
            "keep",
            "Changes how long recordings are kept.",
            """
            Examples:
              conference recordings keep 9f0c1c6e5d0b4b8e8a4d1f2a3b4c5d6e --legal-hold true
              conference recordings keep --all --meeting abc-defg-hij --for 52w
            """);
        selection.AddTo(command);
        command.Options.Add(hold);
        command.Options.Add(period);
        command.Options.Add(dryRun);
        shell.Run(command, async invocation =>
        {
            var changes = Read(invocation.Get(hold), invocation.Get(period));
            return await new Batch(invocation).RunAsync(
                await selection.ReadAsync(invocation),
                "changed",
                async (id, token) => await invocation.Recordings.UpdateAsync(id, changes, cancellationToken: token),
                wait: false,
                invocation.Get(dryRun),
                now => now.LegalHold ? "under legal hold" : $"kept {Formats.Kept(now)}");
        });
        return command;
    }

    private static RecordingChanges Read(bool? hold, string? period)
    {
        if (hold is null && period is null)
            throw new UsageException("Say --legal-hold true or false, or --for how long.");
        if (period is null or "ever")
            return new() { LegalHold = hold, RetainForever = period is not null };
        var until = TimeText.Future(period, TimeProvider.System.GetUtcNow()) ?? throw new UsageException($"--for takes {TimeText.Examples} or 'ever', not '{period}'.");
        return new() { LegalHold = hold, RetainUntil = until };
    }
}
