using System.Text;
using System.Text.RegularExpressions;

namespace Conference.Controller.Recordings.Files;

/// <summary>An HLS playlist (RFC 8216) whose addresses carry the word by which it was opened, since a player follows them as they stand.</summary>
internal sealed partial class PlaylistResult(Func<CancellationToken, Task<Stream>> open, string access) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var reader = new StreamReader(await open(httpContext.RequestAborted));
        var rewritten = Rewrite(await reader.ReadToEndAsync(httpContext.RequestAborted), $"access={Uri.EscapeDataString(access)}");
        httpContext.Response.ContentType = "application/vnd.apple.mpegurl";
        await httpContext.Response.WriteAsync(rewritten, Encoding.UTF8, httpContext.RequestAborted);
    }

    public static string Rewrite(string playlist, string query) => string.Join('\n', playlist.ReplaceLineEndings("\n").Split('\n').Select(line => line switch
    {
        "" => line,
        ['#', ..] => Attribute().Replace(line, found => $"URI=\"{With(found.Groups["address"].Value, query)}\""),
        _ => With(line, query),
    }));

    private static string With(string address, string query) => $"{address}{(address.Contains('?') ? '&' : '?')}{query}";

    [GeneratedRegex("URI=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
