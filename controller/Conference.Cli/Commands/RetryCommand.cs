using System.CommandLine;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class RetryCommand
{
    public static Command Create(Shell shell) => JobCommand.Create(
        shell,
        new TaughtCommand(
            "retry",
            "Takes failed recordings off the dead-letter list.",
            """
            Each goes on where it failed, from the files that were kept.

            Examples:
              conference recordings retry 9f0c1c6e5d0b4b8e8a4d1f2a3b4c5d6e --wait
              conference recordings retry --all --since 2d
            """),
        [RecordingState.Failed],
        "retried",
        begun: null,
        invocation => (id, token) => invocation.Recordings.RetryAsync(id, cancellationToken: token));
}
