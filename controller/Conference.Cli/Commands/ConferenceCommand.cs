using System.CommandLine;
using Conference.Cli.Running;

namespace Conference.Cli.Commands;

internal static class ConferenceCommand
{
    private const string Notes =
        """
        Start here:
          conference recordings list --state failed     what went wrong, and why
          conference recordings retry --all --wait      try it again
          conference recordings show ID                 everything about one

        The server is the one on this machine unless --url or CONFERENCE_URL names another. The API key is the one that the controller
        wrote at its first start unless --key-file or CONFERENCE_KEY_FILE names another.

        Exit codes: 0 done, 1 something failed, 2 wrong usage, 3 not found, 4 refused, 5 the server is away, 130 interrupted.
        """;

    public static RootCommand Create(Shell shell)
    {
        var root = new RootCommand("Operates a Conference server from the command line.");
        TeachingHelp.AddTo(root, Notes);
        shell.Connection.AddTo(root);
        root.Subcommands.Add(RecordingsCommand.Create(shell));
        root.Subcommands.Add(RecordersCommand.Create(shell));
        root.Subcommands.Add(CompletionCommand.Create(shell));
        return root;
    }
}
