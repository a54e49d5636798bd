using Conference.Controller.Media;

namespace Conference.Controller.Whip;

/// <summary>The STUN and TURN servers as <c>Link</c> headers (RFC 9725, section 4.6).</summary>
internal static class WhipLinks
{
    public static string[] Of(IReadOnlyList<IceServer> servers) =>
        [.. servers.SelectMany(server => server.Urls.Select(url => Link(url, server)))];

    private static string Link(string url, IceServer server) =>
        server is { Username: { Length: > 0 } username, Credential: { Length: > 0 } credential }
            ? $"<{url}>; rel=\"ice-server\"; username={Quoted(username)}; credential={Quoted(credential)}; credential-type=\"password\""
            : $"<{url}>; rel=\"ice-server\"";

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
