using System.CommandLine;
using System.Globalization;
using Conference.Cli.Output;
using Conference.Cli.Running;
using Conference.Client;

namespace Conference.Cli.Commands;

internal static class RecordersCommand
{
    private static readonly Table<RecorderInfo> Columns = new(
        new("NAME", 0, recorder => recorder.Name ?? recorder.Id),
        new("STATE", 1, StateOf, recorder => recorder is { Alive: true, Problem: null } ? "green" : "red"),
        new("ACTIVE", 2, recorder => recorder.Active.ToString(CultureInfo.InvariantCulture), RightAligned: true),
        new("CAPACITY", 3, recorder => recorder.Capacity.ToString(CultureInfo.InvariantCulture), RightAligned: true),
        new("FREE", 4, recorder => Formats.Size(recorder.FreeBytes), RightAligned: true),
        new("LAST SEEN (UTC)", 5, recorder => Formats.Time(recorder.LastSeenAt)));

    public static Command Create(Shell shell)
    {
        var list = new Command("list", "Lists the processes that record, with what they do and how much they take.");
        shell.Run(list, async invocation =>
        {
            var recorders = await invocation.Recordings.ListRecordersAsync(invocation.CancellationToken).ToListAsync(invocation.CancellationToken);
            if (invocation.Json)
                JsonOutput.Write(invocation.Terminal, new { items = recorders });
            else if (recorders.Count == 0)
                invocation.Note("No recorder is there: start a controller, or one with --roles recorder.");
            else
                Columns.Write(invocation.Terminal, recorders, recorder => recorder.Problem);
            return ExitCode.Ok;
        });
        return new Command("recorders", "The processes that record.") { list };
    }

    private static string StateOf(RecorderInfo recorder) => recorder switch
    {
        { Alive: false } => "away",
        { Problem: not null } => "cannot record",
        _ => "ready",
    };
}
