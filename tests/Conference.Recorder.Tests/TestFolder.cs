namespace Conference.Recorder.Tests;

/// <summary>A folder of a test's own, with a name that is hard on file names in filter graphs; gone when the test is over.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("recorder it's:").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
