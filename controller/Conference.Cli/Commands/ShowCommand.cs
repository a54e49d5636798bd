using System.CommandLine;
using Conference.Cli.Output;
using Conference.Cli.Running;

namespace Conference.Cli.Commands;

internal static class ShowCommand
{
    public static Command Create(Shell shell)
    {
        var id = OneRecording.Argument();
        var command = new Command("show", "Shows all there is to know of a recording: its state and errors, its settings, people and files.") { id };
        shell.Run(command, async invocation =>
        {
            var recording = await invocation.Recordings.GetAsync(invocation.Get(id)!, invocation.CancellationToken);
            if (invocation.Json)
                JsonOutput.Write(invocation.Terminal, recording);
            else
                RecordingDetails.Write(invocation.Terminal, recording);
            return ExitCode.Ok;
        });
        return command;
    }
}
