using System.Security.Cryptography;
using System.Text;

namespace Conference.Controller.Storage.Embedded;

/// <summary>Where the embedded server keeps its data and its socket.</summary>
internal sealed record EmbeddedFolders(string Data, string Socket)
{
    /// <summary>What the system allows for a socket's path (sun_path), less the name that PostgreSQL gives the socket.</summary>
    private const int LongestSocketFolder = 107 - 17;

    public string Lock => Path.Combine(Data, "postmaster.pid");

    public string Version => Path.Combine(Data, "PG_VERSION");

    /// <summary>Whether a whole database lies there: initdb writes into another folder, which is renamed when it is done.</summary>
    public bool HasData => File.Exists(Version);

    /// <summary>The version of PostgreSQL that made the database, or null when there is none yet.</summary>
    public int? Major => HasData ? int.Parse(File.ReadAllText(Version)) : null;

    public static EmbeddedFolders For(string dataFolder, ServerUser user)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)))[..12];
        var data = Path.Combine(dataFolder, "postgres");
        if (!user.CanReach(data))
            data = Path.Combine(ServerUser.SharedFolder, $"postgres-{id}");
        var socket = Path.Combine(dataFolder, "postgres-socket");
        // A comma would make it a list of hosts in the connection string.
        if (!user.CanReach(socket) || Encoding.UTF8.GetByteCount(socket) > LongestSocketFolder || socket.Contains(','))
            socket = Path.Combine(RuntimeFolder(), $"conference-{id}");
        return new EmbeddedFolders(data, socket);
    }

    private static string RuntimeFolder()
    {
        if (Environment.IsPrivilegedProcess && Directory.Exists("/run"))
            return "/run";
        return Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : "/tmp";
    }
}
