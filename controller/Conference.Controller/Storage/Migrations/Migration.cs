using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Conference.Controller.Storage.Migrations;

/// <summary>A numbered SQL file of this build, such as <c>0001_meetings.sql</c>. Once released it never changes: a later one does.</summary>
internal sealed partial record Migration(int Version, string Name, string Sql)
{
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>Those embedded in the assembly, by number.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. typeof(Migration).Assembly.GetManifestResourceNames().Where(name => FileName.IsMatch(name)).Select(Read).OrderBy(migration => migration.Version),
    ];

    [GeneratedRegex(@"^\d{4}_\w+\.sql$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName { get; }

    private static Migration Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        // A checkout with other line ends is the same migration.
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new Migration(int.Parse(resource.AsSpan(0, 4), CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(resource), sql);
    }
}
