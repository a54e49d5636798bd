using Conference.Client;

namespace Conference.Cli.Running;

/// <summary>What became of one recording that a command worked on.</summary>
internal sealed record Outcome(string Id, Recording? Recording, Problem? Problem)
{
    public ExitCode ExitCode => Problem?.ExitCode ?? ExitCode.Ok;

    /// <summary>One exit code for all: that it was interrupted, what went wrong where it is one thing, else that something did.</summary>
    public static ExitCode Sum(IEnumerable<Outcome> outcomes)
    {
        var wrong = outcomes.Select(outcome => outcome.ExitCode).Where(code => code != ExitCode.Ok).Distinct().ToArray();
        return wrong switch
        {
            [] => ExitCode.Ok,
            [var only] => only,
            _ => wrong.Contains(ExitCode.Interrupted) ? ExitCode.Interrupted : ExitCode.Failed,
        };
    }
}
