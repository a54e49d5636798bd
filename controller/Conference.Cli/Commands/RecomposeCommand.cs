using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class RecomposeCommand
{
    public static Command Create(Shell shell)
    {
        var settings = new SettingsOptions();
        var command = new TaughtCommand(
            "recompose",
            "Makes the film again from the tracks that were kept.",
            """
            What is not said of the settings stays as it was.

            Example:
              conference recordings recompose 9f0c1c6e5d0b4b8e8a4d1f2a3b4c5d6e --layout speaker --resolution 1080p --wait
            """);
        settings.AddTo(command);
        return JobCommand.Create(shell, command, [RecordingState.Completed, RecordingState.Failed], "composed again", "will be composed again", invocation =>
        {
            var options = settings.Read(invocation.Parsed);
            return (id, token) => invocation.Recordings.RecomposeAsync(id, options, cancellationToken: token);
        });
    }
}
