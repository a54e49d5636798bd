using Conference.Recorder.Contracts;
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

    /// <exception cref="RecorderUnavailableException">The folder cannot be written.</exception>
    public string Id => _id.Value;

    /// <exception cref="RecorderUnavailableException">The folder cannot be written.</exception>
    public string StorageId => _storageId.Value;

    /// <summary>What is said of a folder in which nothing can be written.</summary>
    public static RecorderUnavailableException Unwritable(string folder, Exception reason) => new(
        "storage_unwritable",
        $"Recordings cannot be written to {folder}: {reason.Message.TrimEnd('.')}. Make the folder writable or set {nameof(RecorderOptions.DataFolder)}.",
        reason);

    // Two that start at once on an empty folder must come to the same name: the file appears by a rename that fails when it is there.
    private static string Read(string path)
    {
        try
        {
            return ReadOrMake(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(Path.GetDirectoryName(path)!, exception);
        }
    }

    private static string ReadOrMake(string path)
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
