using Conference.Cli.Options;
using Conference.Client;

namespace Conference.Cli.Output;

internal static class RecordingTable
{
    // The first five are 77 columns together.
    private static readonly Table<Recording> Columns = new(
        new("ID", 0, recording => recording.Id),
        new("STATE", 1, StateOf, recording => Formats.Colour(recording.State)),
        new("MEETING", 2, recording => recording.MeetingCode),
        new("REQUESTED", 3, recording => Formats.Time(recording.RequestedAt)),
        new("LENGTH", 5, recording => Formats.Duration(recording.DurationSeconds), RightAligned: true),
        new("SIZE", 6, recording => Formats.Size(recording.SizeBytes), RightAligned: true),
        new("LAYOUT", 8, recording => Words.Of(recording.Settings.Layout)),
        new("NAME", 7, recording => recording.Name ?? recording.MeetingName));

    public static void Write(Terminal terminal, IReadOnlyList<Recording> recordings)
    {
        if (recordings.Count == 0)
            terminal.ErrorWriter.WriteLine("No recordings.");
        else
            Columns.Write(terminal, recordings, WhyNot);
    }

    /// <summary>What stands below a failed recording: without it a dead-letter list is of little use.</summary>
    public static string? WhyNot(Recording recording) =>
        recording.State == RecordingState.Failed ? $"{recording.ErrorCode ?? "failed"}: {recording.Error ?? "The server did not say why."}" : null;

    private static string StateOf(Recording recording) => Words.Of(recording.State);
}
