using System.Globalization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Storage.Embedded;

/// <summary>Whom the server runs as: ourselves, or an unprivileged user when we are root, for PostgreSQL refuses to run as root.</summary>
internal sealed class ServerUser
{
    /// <summary>Where root keeps what the unprivileged user must reach, when the data folder is closed to others.</summary>
    public const string SharedFolder = "/var/lib/conference";

    private readonly string[] _prefix;

    private ServerUser(string? name, string[] prefix)
    {
        Name = name;
        _prefix = prefix;
    }

    /// <summary>Null when it is ourselves.</summary>
    public string? Name { get; }

    /// <exception cref="StartupException">We are root and cannot be another.</exception>
    public static ServerUser Current()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerUser(null, []);
        const string WayOut = "Run Conference as another user, or name a server in Storage:ConnectionString.";
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var account = accounts.Find(fields => fields[0] == "postgres") ?? accounts.Find(fields => fields[0] == "nobody")
            ?? throw new StartupException($"PostgreSQL does not run as root, and there is no user postgres or nobody to run it as. {WayOut}");
        var setpriv = Embedded.Command.Find("setpriv")
            ?? throw new StartupException($"PostgreSQL does not run as root, and setpriv, which would run it as {account[0]}, is missing (util-linux). {WayOut}");
        return new ServerUser(
            account[0],
            [setpriv, $"--reuid={Id(account[2])}", $"--regid={Id(account[3])}", "--clear-groups", "--inh-caps=-all", "--no-new-privs", "--"]);
    }

    /// <summary>The command as the server's user.</summary>
    public (string File, IReadOnlyList<string> Arguments) Command(string file, params IEnumerable<string> arguments) =>
        _prefix.Length == 0 ? (file, [.. arguments]) : (_prefix[0], [.. _prefix.Skip(1), file, .. arguments]);

    /// <summary>
    /// The command as the server's user, asked to stop (SIGINT) when the thread that starts it ends, however it ends: a controller that is
    /// killed takes its server with it. Where there is no setpriv (macOS, Windows) the next controller finds the server.
    /// </summary>
    public (string File, IReadOnlyList<string> Arguments) ServerCommand(string file, IEnumerable<string> arguments)
    {
        var ownPrefix = OperatingSystem.IsLinux() && Embedded.Command.Find("setpriv") is { } setpriv ? [setpriv, "--"] : Array.Empty<string>();
        var prefix = _prefix.Length > 0 ? _prefix : ownPrefix;
        return prefix.Length == 0
            ? (file, [.. arguments])
            : (prefix[0], ["--pdeathsig", "INT", .. prefix.Skip(1), file, .. arguments]);
    }

    /// <summary>Makes a folder that only the server's user and root can enter.</summary>
    public async Task MakeFolderAsync(string path, CancellationToken cancellationToken)
    {
        if (Name is null)
        {
            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); // throws when it is another's
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var owner = _prefix.First(part => part.StartsWith("--reuid=", StringComparison.Ordinal))["--reuid=".Length..];
        var group = _prefix.First(part => part.StartsWith("--regid=", StringComparison.Ordinal))["--regid=".Length..];
        var (exitCode, output) = await Embedded.Command.RunAsync("install", ["-d", "-m", "0700", "-o", owner, "-g", group, path], cancellationToken);
        if (exitCode != 0)
            throw new StartupException($"The folder {path} cannot be given to {Name}: {output}");
    }

    /// <summary>Whether the server's user gets to the path through its parents, which may be closed as /root is.</summary>
    public bool CanReach(string path)
    {
        if (Name is null || OperatingSystem.IsWindows())
            return true;
        for (var parent = Path.GetDirectoryName(path); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (Directory.Exists(parent) && !File.GetUnixFileMode(parent).HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }

    private static int Id(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
