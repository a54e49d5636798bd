using System.CommandLine;
using Conference.Cli.Options;
using Conference.Cli.Output;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

/// <summary>Makes, lists and revokes links with which anybody can watch a recording.</summary>
internal static class ShareCommand
{
    private static readonly Table<RecordingShare> Columns = new(
        new("ID", 0, share => share.Id),
        new("CREATED (UTC)", 1, share => Formats.Time(share.CreatedAt)),
        new("EXPIRES (UTC)", 2, share => share.ExpiresAt is { } expires ? Formats.Time(expires) : "never"),
        new("PASSCODE", 3, share => share.PasscodeRequired ? "yes" : "no"),
        new("STATE", 4, StateOf));

    public static Command Create(Shell shell) => new("share", "Links with which anybody can watch a recording, and nothing else.")
    {
        Make(shell),
        List(shell),
        Revoke(shell),
    };

    private static Command Make(Shell shell)
    {
        var id = OneRecording.Argument();
        var expires = new Option<string?>("--expires") { Description = $"When it ends: {TimeText.Examples}; never without it.", HelpName = "TIME" };
        var passcode = new Option<string?>("--passcode") { Description = "A passcode of 4 to 64 characters; - reads it from stdin, so that it stands in no history.", HelpName = "CODE" };
        var command = new Command("create", "Makes a link and prints it. It is told this once: only its digest is kept.") { id, expires, passcode };
        shell.Run(command, async invocation =>
        {
            var code = invocation.Get(passcode);
            var share = await invocation.Recordings.Shares(invocation.Get(id)!).CreateAsync(
                new()
                {
                    ExpiresAt = invocation.Get(expires) is { } text
                        ? TimeText.Future(text, TimeProvider.System.GetUtcNow()) ?? throw new UsageException($"--expires takes {TimeText.Examples}, not '{text}'.")
                        : null,
                    Passcode = code == "-" ? await invocation.Terminal.In.ReadLineAsync(invocation.CancellationToken) : code,
                },
                cancellationToken: invocation.CancellationToken);
            if (invocation.Json)
                JsonOutput.Write(invocation.Terminal, share);
            else
                invocation.Terminal.OutWriter.WriteLine(share.Url);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command List(Shell shell)
    {
        var id = OneRecording.Argument();
        var command = new Command("list", "Lists the links of a recording, also those that hold no more.") { id };
        shell.Run(command, async invocation =>
        {
            var shares = await invocation.Recordings.Shares(invocation.Get(id)!).ListAsync(invocation.CancellationToken).ToListAsync(invocation.CancellationToken);
            if (invocation.Json)
                JsonOutput.Write(invocation.Terminal, new { items = shares });
            else if (shares.Count == 0)
                invocation.Note("No links.");
            else
                Columns.Write(invocation.Terminal, shares);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Revoke(Shell shell)
    {
        var id = OneRecording.Argument();
        var share = new Argument<string>("SHARE") { Description = "The link's id, as 'share list' prints it." };
        var command = new Command("revoke", "Takes a link back, at once and for good.") { id, share };
        shell.Run(command, async invocation =>
        {
            var shareId = invocation.Get(share)!;
            await invocation.Recordings.Shares(invocation.Get(id)!).RevokeAsync(shareId, cancellationToken: invocation.CancellationToken);
            if (invocation.Json)
                JsonOutput.Write(invocation.Terminal, new { id = shareId, revoked = true });
            else
                invocation.Terminal.OutWriter.WriteLine($"{shareId} revoked");
            return ExitCode.Ok;
        });
        return command;
    }

    private static string StateOf(RecordingShare share) => share switch
    {
        { RevokedAt: not null } => "revoked",
        { ExpiresAt: { } expires } when expires <= TimeProvider.System.GetUtcNow() => "expired",
        _ => "open",
    };
}
