namespace Conference.Controller.Tests.Storage;

/// <summary>A data folder that is removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("conference-storage-tests-").FullName;
        // The data folder of a server that runs as root is reached by the unprivileged user of its database.
        File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
