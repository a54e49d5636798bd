using Microsoft.Extensions.Options;

namespace Conference.Recorder.Jobs;

/// <summary>
/// This recorder and its disk among others on the same database. Each name is a file that is made once: <c>recorder-id</c> in the data
/// folder, which belongs to one process at a time, and <c>storage-id</c> beside the recordings, which go where it goes.
/// </summary>
internal sealed class RecorderIdentity(IOptions<RecorderOptions> options)
{
    private readonly Lazy<string> _id = new(() => Read(Path.Combine(options.Value.DataFolder, "recorder-id")));
    private readonly Lazy<string> _storageId = new(() => Read(Path.Combine(options.Value.DataFolder, "recordings", "storage-id")));

    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Id => _id.Value;

    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string StorageId => _storageId.Value;

    // Two that start at once on an empty folder must come to the same name: the file appears by a rename that fails when it is there.
    private static string Read(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var mine = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllText(mine, Guid.NewGuid().ToString("N"));
            try
            {
                File.Move(mine, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(mine); // the other one's counts
            }
        }

        return File.ReadAllText(path).Trim();
    }
}
