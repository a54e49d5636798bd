using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class RecomposeCommand
{
    public static Command Create(Shell shell)
    {
        var selection = new SelectionOptions(RecordingState.Completed, RecordingState.Failed);
        var settings = new SettingsOptions();
        var (wait, dryRun) = (OneRecording.Wait(), OneRecording.DryRun());
        var command = new TaughtCommand(
            "recompose",
            "Makes the film again from the tracks that were kept.",
            """
            What is not said of the settings stays as it was.

            Example:
              conference recordings recompose 9f0c1c6e5d0b4b8e8a4d1f2a3b4c5d6e --layout speaker --resolution 1080p --wait
            """);
        selection.AddTo(command);
        settings.AddTo(command);
        command.Options.Add(wait);
        command.Options.Add(dryRun);
        shell.Run(command, async invocation =>
        {
            var options = settings.Read(invocation.Parsed);
            return await new Batch(invocation).RunAsync(
                await selection.ReadAsync(invocation),
                "to be composed again",
                async (id, token) => await invocation.Recordings.RecomposeAsync(id, options, cancellationToken: token),
                invocation.Get(wait),
                invocation.Get(dryRun));
        });
        return command;
    }
}
