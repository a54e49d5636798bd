using System.Globalization;
using System.Text.RegularExpressions;
using Conference.Controller.Hosting;

namespace Conference.Controller.Storage.Embedded;

/// <summary>A folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionText { get; }

    public string Postgres => Tool("postgres");

    public string InitDb => Tool("initdb");

    public string PgCtl => Tool("pg_ctl");

    /// <summary>The binaries for a data folder of version <paramref name="major"/>, or the first ones found when there is no data yet.</summary>
    /// <param name="configured">The only place to look in, or empty.</param>
    /// <param name="major">The version that made the data, or null.</param>
    /// <param name="dataFolder">The data, for the message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">There are none, or none of that version.</exception>
    public static async Task<PostgresBinaries> FindAsync(string configured, int? major, string dataFolder, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in (configured.Length > 0 ? [configured] : Candidates()).Distinct())
        {
            if (await ReadAsync(folder, cancellationToken) is not { } binaries)
                continue;
            if (major is null || binaries.Major == major)
                return binaries;
            found.Add(binaries);
        }
        throw new StartupException(found.Count == 0 ? NothingFound(configured) : WrongVersion(major, dataFolder, found));
    }

    private static string NothingFound(string configured) => configured.Length > 0
        ? $"Storage:PostgresBinaries is {configured}, which does not hold postgres, initdb and pg_ctl."
        : "There is no PostgreSQL on this machine. ./scripts/run fetches one; or install it (Debian: apt-get install postgresql), "
            + "or name its folder in Storage:PostgresBinaries, or name a server in Storage:ConnectionString.";

    private static string WrongVersion(int? major, string dataFolder, List<PostgresBinaries> found) =>
        $"The database in {dataFolder} was made by PostgreSQL {major}; found: {string.Join(", ", found.Select(one => $"{one.Major} in {one.Folder}"))}. "
            + $"Install PostgreSQL {major} or name its folder in Storage:PostgresBinaries; to move to another version use its pg_upgrade or pg_dumpall, "
            + "or move the folder away to begin with an empty database.";

    private static IEnumerable<string> Candidates()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // PATH often has a link only to postgres itself; the others lie beside what it points to.
            var postgres = new FileInfo(Path.Combine(folder, "postgres" + Suffix));
            if (postgres.Exists)
                yield return (postgres.ResolveLinkTarget(returnFinalTarget: true) ?? postgres).FullName is var real ? Path.GetDirectoryName(real)! : folder;
        }
        foreach (var folder in Versions("/usr/lib/postgresql", "*"))
            yield return Path.Combine(folder, "bin");
        foreach (var cache in CacheFolders())
        {
            foreach (var folder in Versions(cache, "postgresql-*"))
                yield return Path.Combine(folder, "bin");
        }
    }

    // Where ./scripts/run puts what it fetches: for root a place that the unprivileged user can reach, too.
    private static IEnumerable<string> CacheFolders()
    {
        if (Environment.GetEnvironmentVariable("CONFERENCE_CACHE") is { Length: > 0 } named)
            yield return named;
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches)
            yield return Path.Combine(caches, "conference");
        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "conference");
        if (OperatingSystem.IsLinux())
            yield return ServerUser.SharedFolder;
    }

    private static IEnumerable<string> Versions(string parent, string pattern) => Directory.Exists(parent)
        ? Directory.GetDirectories(parent, pattern).OrderDescending(StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering))
        : [];

    private static async Task<PostgresBinaries?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var binaries = new PostgresBinaries(folder, 0);
        if (!File.Exists(binaries.Postgres) || !File.Exists(binaries.InitDb) || !File.Exists(binaries.PgCtl))
            return null;
        var (exitCode, output) = await Command.RunAsync(binaries.Postgres, ["--version"], cancellationToken);
        var version = VersionText.Match(output);
        return exitCode == 0 && version.Success
            ? binaries with { Major = int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) }
            : throw new StartupException($"{binaries.Postgres} --version does not run: {output}");
    }

    private string Tool(string name) => Path.Combine(Folder, name + Suffix);
}
