using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class RetryCommand
{
    public static Command Create(Shell shell)
    {
        var selection = new SelectionOptions(RecordingState.Failed);
        var (wait, dryRun) = (OneRecording.Wait(), OneRecording.DryRun());
        var command = new TaughtCommand(
            "retry",
            "Takes failed recordings off the dead-letter list.",
            """
            Each goes on where it failed, from the files that were kept.

            Examples:
              conference recordings retry 9f0c1c6e5d0b4b8e8a4d1f2a3b4c5d6e --wait
              conference recordings retry --all --since 2d
            """);
        selection.AddTo(command);
        command.Options.Add(wait);
        command.Options.Add(dryRun);
        shell.Run(command, async invocation => await new Batch(invocation).RunAsync(
            await selection.ReadAsync(invocation),
            "retried",
            async (id, token) => await invocation.Recordings.RetryAsync(id, cancellationToken: token),
            invocation.Get(wait),
            invocation.Get(dryRun)));
        return command;
    }
}
