using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class UploadCommand
{
    public static Command Create(Shell shell)
    {
        var selection = new SelectionOptions(RecordingState.Completed);
        var (wait, dryRun) = (OneRecording.Wait(), OneRecording.DryRun());
        var command = new TaughtCommand(
            "upload",
            "Uploads the files of recordings again.",
            """
            As after a change of the storage's settings, or when 'verify' has found a difference. A recording whose upload has failed is for 'retry'.
            """);
        selection.AddTo(command);
        command.Options.Add(wait);
        command.Options.Add(dryRun);
        shell.Run(command, async invocation => await new Batch(invocation).RunAsync(
            await selection.ReadAsync(invocation),
            "to be uploaded",
            async (id, token) => await invocation.Recordings.UploadAsync(id, cancellationToken: token),
            invocation.Get(wait),
            invocation.Get(dryRun)));
        return command;
    }
}
