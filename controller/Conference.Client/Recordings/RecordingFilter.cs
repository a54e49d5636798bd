using System.Globalization;
using Conference.Client.Http;

namespace Conference.Client;

/// <summary>Which recordings of a tenant are listed. Whatever is null or empty leaves nothing out.</summary>
public sealed record RecordingFilter
{
    /// <summary>Only those that stand so.</summary>
    public IReadOnlyList<RecordingState> States { get; init; } = [];

    /// <summary>Only those of this meeting, by its id or code.</summary>
    public string? Meeting { get; init; }

    /// <summary>Only those that were asked for at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those that were asked for before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The query, with its question mark; empty when nothing is left out.</summary>
    internal string Query()
    {
        var parts = new List<string>();
        if (States.Count > 0)
            parts.Add($"state={string.Join(',', States.Select(Json.Word))}");
        if (Meeting is { } meeting)
            parts.Add($"meeting={Uri.EscapeDataString(meeting)}");
        if (From is { } from)
            parts.Add($"from={Time(from)}");
        if (To is { } to)
            parts.Add($"to={Time(to)}");
        return parts.Count == 0 ? string.Empty : $"?{string.Join('&', parts)}";
    }

    private static string Time(DateTimeOffset time) =>
        Uri.EscapeDataString(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
