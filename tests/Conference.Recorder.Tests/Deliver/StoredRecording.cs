using System.Security.Cryptography;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>A recording's folder with files of random bytes, ready to be delivered.</summary>
internal sealed class StoredRecording : IDisposable
{
    private readonly List<RecordingArtifact> _artifacts = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("conference-deliver-").FullName;

    public RecordingJob Job { get; } = new(
        Guid.NewGuid().ToString("N"), "default", "meeting-1", "abc-defg-hij", "Weekly: all/hands", new RecordingSettings(),
        new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    public IReadOnlyList<RecordingArtifact> Artifacts => _artifacts;

    public string CompositeKey => $"recordings/2026-03-04/abc-defg-hij-{Job.Id}.mp4";

    public StoredRecording With(ArtifactKind kind, string path, int bytes)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var content = RandomNumberGenerator.GetBytes(bytes);
        File.WriteAllBytes(file, content);
        _artifacts.Add(new RecordingArtifact(
            kind, path, kind == ArtifactKind.Composite ? "video/mp4" : "text/vtt", bytes, Convert.ToHexStringLower(SHA256.HashData(content))));
        return this;
    }

    public StoredRecording WithComposite(int bytes) => With(ArtifactKind.Composite, "composite.mp4", bytes);

    public string PathOf(string path) => Path.Combine(Folder, path);

    public byte[] ContentOf(string path) => File.ReadAllBytes(PathOf(path));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
