using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class VerifyCommand
{
    private const int Enough = 3;

    public static Command Create(Shell shell)
    {
        var selection = new SelectionOptions(RecordingState.Completed);
        var content = new Option<bool>("--content") { Description = "Read every byte and compare its checksum; takes as long as a download." };
        var command = new TaughtCommand(
            "verify",
            "Compares the files of recordings with what was stored.",
            """
            Are they there, and as they were? Exit code 1 when one is not.

            Examples:
              conference recordings verify --all --since 1d
              conference recordings verify 9f0c1c6e5d0b4b8e8a4d1f2a3b4c5d6e --content
            """);
        selection.AddTo(command);
        command.Options.Add(content);
        shell.Run(command, async invocation => await VerifyAsync(invocation, await selection.ReadAsync(invocation), invocation.Get(content)));
        return command;
    }

    private static async Task<ExitCode> VerifyAsync(Invocation invocation, IReadOnlyList<Selected> selected, bool content)
    {
        var checks = new List<Check>();
        foreach (var one in selected)
        {
            var check = await CheckAsync(invocation, one.Id, content);
            checks.Add(check);
            if (!invocation.Json)
                Tell(invocation, check);
        }

        if (invocation.Json)
        {
            JsonOutput.Write(invocation.Terminal, new
            {
                results = checks.Select(check => new
                {
                    id = check.Id,
                    ok = check.Outcome.Problem is null,
                    verification = check.Verification,
                    error = check.Outcome.Problem?.ToJson(),
                }),
            });
        }
        else if (selected.Count == 0)
        {
            invocation.Note("No recording fits.");
        }

        return Outcome.Sum(checks.Select(check => check.Outcome));
    }

    private static async Task<Check> CheckAsync(Invocation invocation, string id, bool content)
    {
        try
        {
            var verification = await invocation.Recordings.VerifyAsync(id, content, invocation.CancellationToken);
            var problem = verification.Ok ? null
                : IsUnknown(verification) ? new Problem(ExitCode.Failed, "not_compared", "The storage does not let its files be looked at.")
                : new Problem(ExitCode.Failed, "differs", "Not all files are as they were stored.");
            return new Check(id, verification, new Outcome(id, null, problem));
        }
        catch (ConferenceException exception)
        {
            return new Check(id, null, new Outcome(id, null, Problem.Of(exception)));
        }
    }

    private static void Tell(Invocation invocation, Check check)
    {
        if (check.Verification is not { } verification)
        {
            invocation.Note($"{check.Id}: {check.Outcome.Problem!.Message} ({check.Outcome.Problem.Code})");
            return;
        }

        invocation.Terminal.OutWriter.WriteLine(
            verification.Ok ? $"{check.Id} ok, {Formats.Count(verification.Artifacts.Count, "file")}" : $"{check.Id} {(IsUnknown(verification) ? "cannot be compared" : "differs")}");
        // A storage that is away says the same of every file.
        foreach (var same in verification.Artifacts.Where(artifact => !artifact.Ok).GroupBy(artifact => (artifact.Storage, Code: CodeOf(artifact))))
        {
            foreach (var artifact in same.Take(Enough))
                invocation.Terminal.OutWriter.WriteLine($"  {artifact.Path}{(artifact.Storage is { } storage ? $" at {storage}" : string.Empty)}: {artifact.Problem}");
            if (same.Count() > Enough)
                invocation.Terminal.OutWriter.WriteLine($"  and {Formats.Count(same.Count() - Enough, "file")} more: {same.Key.Code}; --json names them");
        }
    }

    // Whether nothing is known to be wrong but that the storage does not answer, or refuses.
    private static bool IsUnknown(RecordingVerification verification) =>
        verification.Artifacts.All(artifact => artifact.Ok || CodeOf(artifact) is "storage_unreachable" or "storage_refused");

    // The server's sentence begins with the stable word of what is wrong, where there is one.
    private static string CodeOf(ArtifactCheck artifact) =>
        artifact.Problem?.Split(": ", 2) is [var word, _] && word.All(letter => letter is '_' or (>= 'a' and <= 'z')) ? word : "differs";

    private sealed record Check(string Id, RecordingVerification? Verification, Outcome Outcome);
}
