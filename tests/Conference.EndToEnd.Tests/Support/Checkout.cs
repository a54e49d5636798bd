using System.Reflection;

namespace Conference.EndToEnd.Tests.Support;

/// <summary>Where this checkout's things lie.</summary>
internal static class Checkout
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The controller as it was built, not the copy beside these tests.</summary>
    public static string Controller { get; } = Path.Combine(
        Root, "controller", "Conference.Controller", "bin", Metadata("BuildConfiguration"), "net10.0", "Conference.Controller.dll");

    /// <summary>What a reader of the results wants to see: logs, screenshots, recordings, figures.</summary>
    public static string Artifacts { get; } =
        Environment.GetEnvironmentVariable("CONFERENCE_TEST_ARTIFACTS") is { Length: > 0 } given ? given : Path.Combine(Root, "artifacts", "e2e");

    /// <summary>The path of an artifact, whose folder is made.</summary>
    public static string Artifact(params string[] names)
    {
        var path = Path.Combine([Artifacts, .. names]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string Metadata(string key) => typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
