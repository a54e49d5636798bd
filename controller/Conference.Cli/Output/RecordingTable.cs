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
        new("REQUESTED (UTC)", 3, recording => Formats.Time(recording.RequestedAt)),
        new("LENGTH", 5, recording => Formats.Duration(recording.DurationSeconds), RightAligned: true),
        new("SIZE", 6, recording => Formats.Size(recording.SizeBytes), RightAligned: true),
        new("LAYOUT", 8, recording => Words.Of(recording.Settings.Layout)),
        new("NAME", 7, recording => recording.Name ?? recording.MeetingName));

    public static void Write(Terminal terminal, IReadOnlyList<Recording> recordings)
    {
        if (recordings.Count == 0)
            terminal.ErrorWriter.WriteLine("No recordings.");
        else
            Columns.Write(terminal, recordings, Trouble);
    }

    /// <summary>What went wrong: why it failed, or why the last attempt did.</summary>
    public static string? Error(Recording recording) => recording switch
    {
        { State: RecordingState.Failed } => $"{recording.ErrorCode ?? "failed"}: {recording.Error ?? "The server did not say why."}",
        { IsFinal: false, Error: { } error } => $"{recording.ErrorCode ?? "failed"}: {error}",
        _ => null,
    };

    // Below a recording that failed or does not go on: without it a dead-letter list is of little use, and what waits looks busy.
    private static string? Trouble(Recording recording)
    {
        string?[] said =
        [
            Error(recording),
            recording is { IsFinal: false, WaitsFor: { } recorder } ? $"It waits for the recorder {recorder}, which has its files and is away." : null,
            recording is { IsFinal: false, NextAttemptAt: { } next } ? $"Next attempt at {Formats.Moment(next)}." : null,
        ];
        return string.Join(' ', said.OfType<string>());
    }

    private static string StateOf(Recording recording) => Words.Of(recording.State);
}
