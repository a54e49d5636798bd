namespace Conference.Controller.Storage;

/// <summary>This controller among others on the same database: made once, and kept in the data folder.</summary>
internal sealed class NodeId(StorageFolder folder)
{
    private readonly Lazy<string> _id = new(() => Read(Path.Combine(folder.Path, "node-id")));

    public string Id => _id.Value;

    private static string Read(string path)
    {
        if (!File.Exists(path))
            File.WriteAllText(path, Guid.CreateVersion7().ToString("N"));
        return File.ReadAllText(path).Trim();
    }
}
