using System.Globalization;

namespace Conference.Cli.Options;

/// <summary>Points in time as people type them: <c>2026-11-20</c>, <c>2026-11-20T14:30Z</c>, or how long ago: <c>30m</c>, <c>12h</c>, <c>7d</c>, <c>2w</c>.</summary>
internal static class TimeText
{
    public const string Examples = "a date (2026-11-20), a time (2026-11-20T14:30Z) or a span (30m, 12h, 7d, 2w)";

    public static DateTimeOffset? Past(string text, DateTimeOffset now) => Span(text) is { } ago ? now - ago : Point(text);

    public static DateTimeOffset? Future(string text, DateTimeOffset now) => Span(text) is { } later ? now + later : Point(text);

    private static TimeSpan? Span(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7L * number),
            _ => null,
        };
    }

    // Without a zone it is UTC, as all times that are printed.
    private static DateTimeOffset? Point(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
