using System.Text.Json;

namespace Conference.Recorder.Director;

/// <summary>Reads and writes manifest.json.</summary>
internal static class ManifestFiles
{
    /// <summary>Whoever reads the file sees the old or the new manifest, never a part of one.</summary>
    public static void Write(RecordingFolder folder, Manifest manifest)
    {
        var temporary = folder.Manifest + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.Manifest));
        File.Move(temporary, folder.Manifest, overwrite: true);
    }

    /// <exception cref="IOException">There is none, or it cannot be read.</exception>
    /// <exception cref="JsonException">It is not a manifest.</exception>
    public static Manifest Read(RecordingFolder folder) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(folder.Manifest), ManifestJson.Default.Manifest)
        ?? throw new JsonException($"{folder.Manifest} is empty.");

    public static IReadOnlyList<ManifestFile> List(RecordingFolder folder) =>
        [.. new DirectoryInfo(folder.Root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Name is not "manifest.json" and not "manifest.json.new")
            .Select(file => new ManifestFile(Path.GetRelativePath(folder.Root, file.FullName).Replace('\\', '/'), file.Length))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
}
