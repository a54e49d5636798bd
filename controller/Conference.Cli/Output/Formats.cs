using System.Globalization;
using Conference.Client;

namespace Conference.Cli.Output;

/// <summary>How things are written for people. Times are UTC.</summary>
internal static class Formats
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A time that stands alone, where no heading says in which zone it is.</summary>
    public static string Moment(DateTimeOffset time) => $"{Time(time)} UTC";

    public static string Duration(double? seconds)
    {
        if (seconds is not { } known)
            return "-";
        var span = TimeSpan.FromSeconds(Math.Floor(known));
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span.Seconds:00}");
    }

    public static string Size(long? bytes)
    {
        if (bytes is not { } known)
            return "-";
        var (value, unit) = ((double)known, 0);
        for (; value >= 999.5 && unit < Units.Length - 1; unit++)
            value /= 1000;
        return value < 10 && unit > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {Units[unit]}")
            : string.Create(CultureInfo.InvariantCulture, $"{value:0} {Units[unit]}");
    }

    public static string Percent(double? progress) =>
        progress is { } known ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(known * 100):0} %") : string.Empty;

    public static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? string.Empty : "s")}");

    /// <summary>How long a recording is kept.</summary>
    public static string Kept(Recording recording) =>
        recording.LegalHold ? "legal hold" : recording.RetainUntil is { } until ? $"until {Moment(until)}" : "for ever";

    /// <summary>The colour in which a state is seen at a glance.</summary>
    public static string Colour(RecordingState state) => state switch
    {
        RecordingState.Completed => "green",
        RecordingState.Failed => "red",
        RecordingState.Recording or RecordingState.Paused => "yellow",
        _ => "blue",
    };
}
