namespace Conference.Cli.Tests.Support;

/// <summary>An API key for servers that take any.</summary>
internal static class KeyFile
{
    public static string Path { get; } = Make();

    private static string Make()
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, "any-api-key.json");
        File.WriteAllText(path, """{"id": "kid", "secret": "a secret of enough characters for HS256"}""");
        return path;
    }
}
