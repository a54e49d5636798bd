using System.Globalization;
using Conference.Cli.Options;
using Conference.Client;
using Spectre.Console;

namespace Conference.Cli.Output;

/// <summary>All there is to say of one recording.</summary>
internal static class RecordingDetails
{
    private static readonly Table<RecordingArtifact> Files = new(
        new("FILE", 0, file => file.Path),
        new("KIND", 1, file => Words.Of(file.Kind)),
        new("SIZE", 2, file => Formats.Size(file.SizeBytes), RightAligned: true),
        new("STORED", 3, file => file.Storage ?? "local"),
        new("SHA256", 4, file => file.Sha256 ?? "-"));

    public static void Write(Terminal terminal, Recording recording)
    {
        foreach (var (name, value) in Facts(recording).Where(fact => fact.Value is { Length: > 0 }))
        {
            var colour = name == "state" ? Formats.Colour(recording.State) : name is "error" or "missing" ? "red" : null;
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0).Width(14)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), colour is null ? new Text(value!) : new Markup($"[{colour}]{Markup.Escape(value!)}[/]"));
            WriteTrimmed(terminal, grid);
        }

        if (recording.Artifacts.Count > 0)
        {
            terminal.Out.WriteLine();
            Files.Write(terminal, recording.Artifacts);
        }
    }

    // A grid fills its row with spaces, which nobody wants in a pipe.
    private static void WriteTrimmed(Terminal terminal, Grid grid)
    {
        if (!terminal.IsOutPiped)
        {
            terminal.Out.Write(grid);
            return;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = terminal.Width;
        console.Write(grid);
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n'))
            terminal.OutWriter.WriteLine(line.TrimEnd());
    }

    private static IEnumerable<(string Name, string? Value)> Facts(Recording recording)
    {
        var settings = recording.Settings;
        string[] extras = [.. new[] { ("tracks", settings.Tracks), ("hls", settings.Hls), ("chat", settings.Chat) }.Where(extra => extra.Item2).Select(extra => extra.Item1)];
        yield return ("id", recording.Id);
        yield return ("name", recording.Name);
        yield return ("meeting", $"{recording.MeetingCode}  {recording.MeetingName}");
        yield return ("state", $"{Words.Of(recording.State)} {(recording.IsFinal ? string.Empty : Formats.Percent(recording.Progress))}".TrimEnd());
        yield return ("error", RecordingTable.Error(recording));
        yield return ("way out", recording.State == RecordingState.Failed ? $"conference recordings retry {recording.Id}" : null);
        yield return ("attempts", recording.Attempts > 1 ? recording.Attempts.ToString(CultureInfo.InvariantCulture) : null);
        yield return ("next attempt", recording.NextAttemptAt is { } next ? Formats.Moment(next) : null);
        yield return ("recorder", recording.Recorder);
        yield return ("waits for", recording.WaitsFor is { } away ? $"the recorder {away}, which has its files and is away" : null);
        yield return ("requested", Formats.Moment(recording.RequestedAt));
        yield return ("started", recording.StartedAt is { } started ? Formats.Moment(started) : null);
        yield return ("stopped", recording.StoppedAt is { } stopped ? Formats.Moment(stopped) : null);
        yield return ("completed", recording.CompletedAt is { } completed ? Formats.Moment(completed) : null);
        yield return ("length", recording.DurationSeconds is { } seconds ? Formats.Duration(seconds) : null);
        yield return ("size", recording.SizeBytes is { } bytes ? Formats.Size(bytes) : null);
        yield return ("layout", $"{Words.Of(settings.Layout)}, {Words.Of(settings.Resolution)}, {settings.FrameRate} fps{string.Concat(extras.Select(extra => $", {extra}"))}");
        yield return ("people", string.Join(", ", recording.Participants));
        yield return ("missing", string.Join("; ", recording.Missing));
        yield return ("kept", Formats.Kept(recording));
    }
}
