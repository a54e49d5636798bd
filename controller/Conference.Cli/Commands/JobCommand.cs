using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

/// <summary>Commands that give a recorder something to do with recordings, which can be waited for.</summary>
internal static class JobCommand
{
    /// <param name="shell">Runs it.</param>
    /// <param name="command">Its name and help.</param>
    /// <param name="states">What <c>--all</c> takes unless told otherwise.</param>
    /// <param name="done">What became of each, such as "retried".</param>
    /// <param name="begun">What is said of each that is not waited for; null for <paramref name="done"/>.</param>
    /// <param name="begin">Reads the command's own options, once, and gives what is done with each.</param>
    public static Command Create(
        Shell shell, TaughtCommand command, IReadOnlyList<RecordingState> states, string done, string? begun,
        Func<Invocation, Func<string, CancellationToken, Task<Recording>>> begin)
    {
        var selection = new SelectionOptions([.. states]);
        var wait = new Option<bool>("--wait", "-w") { Description = "Wait until each is completed or failed, and show how far it is." };
        var dryRun = OneRecording.DryRun();
        selection.AddTo(command);
        command.Options.Add(wait);
        command.Options.Add(dryRun);
        shell.Run(command, async invocation =>
        {
            var act = begin(invocation);
            return await new Batch(invocation).RunAsync(
                await selection.ReadAsync(invocation), done, async (id, token) => await act(id, token), invocation.Get(wait), invocation.Get(dryRun),
                begun is null ? null : _ => begun);
        });
        return command;
    }
}
