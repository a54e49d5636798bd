using System.CommandLine;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class UploadCommand
{
    public static Command Create(Shell shell) => JobCommand.Create(
        shell,
        new TaughtCommand(
            "upload",
            "Uploads the files of recordings again.",
            """
            As after a change of the storage's settings, or when 'verify' has found a difference. A recording whose upload has failed is for 'retry'.
            """),
        [RecordingState.Completed],
        "uploaded",
        "will be uploaded",
        invocation => (id, token) => invocation.Recordings.UploadAsync(id, cancellationToken: token));
}
