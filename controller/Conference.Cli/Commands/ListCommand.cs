using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Cli.Running;

namespace Conference.Cli.Commands;

internal static class ListCommand
{
    private const int Usual = 50;

    public static Command Create(Shell shell)
    {
        var filter = new FilterOptions();
        var limit = new Option<int>("--limit") { Description = "How many at most, the newest first.", HelpName = "COUNT", DefaultValueFactory = _ => Usual };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--limit takes a number from 1.");
        });
        var all = new Option<bool>("--all") { Description = "All of them, however many there are." };
        var command = new TaughtCommand(
            "list",
            "Lists recordings, newest first, with the reason of each that failed or does not go on.",
            """
            Examples:
              conference recordings list --state failed --since 7d
              conference recordings list --meeting abc-defg-hij --json
            """);
        filter.AddTo(command);
        command.Options.Add(limit);
        command.Options.Add(all);
        shell.Run(command, async invocation =>
        {
            var listed = invocation.Recordings.ListAsync(filter.Read(invocation.Parsed, TimeProvider.System), invocation.CancellationToken);
            var wanted = invocation.Get(all) ? int.MaxValue : invocation.Get(limit);
            // One more than is shown, to know whether there are more.
            var recordings = await listed.Take(wanted == int.MaxValue ? wanted : wanted + 1).ToListAsync(invocation.CancellationToken);
            var more = recordings.Count > wanted;
            recordings = recordings[..Math.Min(wanted, recordings.Count)];
            if (invocation.Json)
                JsonOutput.Write(invocation.Terminal, new { items = recordings, more });
            else
                RecordingTable.Write(invocation.Terminal, recordings);
            if (more)
                invocation.Note($"There are more than these {wanted}: --all lists all, --limit another number.");
            return ExitCode.Ok;
        });
        return command;
    }
}
