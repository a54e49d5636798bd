using System.Globalization;
using System.Text;

namespace Conference.Recorder.Extras;

/// <summary>Writes WebVTT (W3C).</summary>
internal sealed class WebVtt
{
    private readonly StringBuilder _text = new("WEBVTT\n");

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <param name="from">Seconds.</param>
    /// <param name="to">Seconds; a cue lasts a millisecond at least.</param>
    /// <param name="payload">Escaped already. Empty lines are left out: they would end the cue.</param>
    public void Add(double from, double to, string payload)
    {
        var lines = payload.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _text.Append(CultureInfo.InvariantCulture, $"\n{Time(from)} --> {Time(Math.Max(to, from + 0.001))}\n{string.Join('\n', lines)}\n");
    }

    public Task SaveAsync(string path, CancellationToken cancellationToken) => File.WriteAllTextAsync(path, _text.ToString(), cancellationToken);

    private static string Time(double seconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:D2}:{time.Minutes:D2}:{time.Seconds:D2}.{time.Milliseconds:D3}");
    }
}
