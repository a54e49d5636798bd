namespace Conference.Controller.Tests.Support;

/// <summary>A folder that is removed at the end. Others may enter it, for the embedded database of root runs as another user.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Create("conference-tests-");

    public static string Create(string prefix) =>
        Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{prefix}{Guid.NewGuid():N}")).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
