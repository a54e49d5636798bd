using Conference.Controller.Api;
using Conference.Controller.Storage;

namespace Conference.Controller.Media.Sessions;

/// <summary>The name under which this process carries media: that of its data folder, so that it is the same after a restart.</summary>
internal sealed class MediaNode(StorageFolder folder)
{
    private const string FileName = "node-id";

    private readonly Lazy<string> _id = new(() => ReadOrMake(Path.Combine(folder.Path, FileName)));

    public string Id => _id.Value;

    private static string ReadOrMake(string file)
    {
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } known)
            return known;
        var made = Ids.New();
        File.WriteAllText(file, made);
        return made;
    }
}
