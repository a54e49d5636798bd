using System.CommandLine;
using Conference.Cli.Running;

namespace Conference.Cli.Commands;

internal static class RecordingsCommand
{
    public static Command Create(Shell shell) => new TaughtCommand(
        "recordings",
        "Recordings: what there is, what went wrong, how it is set right.",
        """
        A recording is pending, starting, recording, paused, stopping, composing, uploading, and in the end completed, or failed. A failed
        one is on the dead-letter list: its files are kept, and 'retry' goes on from them.
        """)
    {
        ListCommand.Create(shell),
        ShowCommand.Create(shell),
        RetryCommand.Create(shell),
        RecomposeCommand.Create(shell),
        UploadCommand.Create(shell),
        VerifyCommand.Create(shell),
        PurgeCommand.Create(shell),
        ReconcileCommand.Create(shell),
        DownloadCommand.Create(shell),
        ShareCommand.Create(shell),
        KeepCommand.Create(shell),
    };
}
