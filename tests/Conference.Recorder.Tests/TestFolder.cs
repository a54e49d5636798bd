namespace Conference.Recorder.Tests;

/// <summary>A folder of a test's own, with a name that is hard on file names in filter graphs; gone when the test is over.</summary>
/// <param name="parent">Where it is; null for the system's folder for temporary files.</param>
internal sealed class TestFolder(string? parent = null) : IDisposable
{
    public string Path { get; } = parent is null
        ? Directory.CreateTempSubdirectory("recorder it's:").FullName
        : Directory.CreateDirectory(System.IO.Path.Combine(parent, "recorder it's:" + Guid.NewGuid().ToString("N"))).FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
