using System.CommandLine;
using Conference.Cli.Output;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class ReconcileCommand
{
    private static readonly Table<ReconciliationProblem> Problems = new(
        new("PROBLEM", 0, problem => problem.Kind),
        new("RECORDING", 1, problem => problem.RecordingId ?? "-"),
        new("FILE", 2, problem => problem.Key ?? problem.Path ?? "-"));

    public static Command Create(Shell shell)
    {
        var command = new TaughtCommand(
            "reconcile",
            "Compares all recordings with all files that there are.",
            """
            Finds recordings without a file, files without a recording, and files of another size, in the storage and on the recorders. It
            changes nothing; exit code 1 when something does not fit.
            """);
        shell.Run(command, async invocation =>
        {
            var found = await invocation.Recordings.ReconcileAsync(invocation.CancellationToken);
            if (invocation.Json)
            {
                JsonOutput.Write(invocation.Terminal, found);
            }
            else
            {
                if (found.Problems.Count > 0)
                    Problems.Write(invocation.Terminal, found.Problems, problem => problem.Detail);
                invocation.Note($"{Formats.Count(found.Checked, "recording")} looked at, {Told(found.Problems.Count)}.");
            }

            return found.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static string Told(int problems) => problems switch
    {
        0 => "all fit",
        1 => "1 thing does not fit",
        _ => $"{problems} things do not fit",
    };
}
