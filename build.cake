using System.Security.Cryptography;

var target = Argument("target", "Build");
var web = MakeAbsolute(Directory("./controller/web")).FullPath;
var webOutput = MakeAbsolute(Directory("./controller/Conference.Controller/wwwroot")).FullPath;

Task("Worker")
    .Description("Builds mediasoup-worker into the cache, once for each version and recipe.")
    .Does(() => Run(".", "bash", "native/build-worker"));

Task("Web")
    .Description("Builds the web client into the controller's wwwroot, unless nothing has changed.")
    .Does(() =>
    {
        // Both digests lie in node_modules: git ignores it, and deleting it makes everything anew.
        var packages = new Digest($"{web}/node_modules/.packages.sha256", [$"{web}/package-lock.json"]);
        if (packages.HasChanged)
        {
            Run(web, "npm", "ci", "--no-audit", "--no-fund");
            packages.Keep();
        }

        var sources = new Digest($"{web}/node_modules/.sources.sha256", WebSources());
        if (sources.HasChanged || !System.IO.File.Exists($"{webOutput}/index.html"))
        {
            Run(web, "npm", "run", "build");
            sources.Keep();
        }
        else
        {
            Information("The web client is up to date.");
        }
    });

Task("Build")
    .Description("Builds the worker, the web client and the solution.")
    .IsDependentOn("Worker")
    .IsDependentOn("Web")
    .Does(() => Run(".", "dotnet", "build", "Conference.sln", "--configuration", "Release"));

Task("Pack")
    .Description("Packs the libraries, and the worker of this machine, into artifacts/packages.")
    .IsDependentOn("Build")
    .Does(() => Run(".", "dotnet", "pack", "Conference.sln", "--no-build", "--configuration", "Release", "--output", "artifacts/packages"));

Task("Test")
    .Description("Builds and runs all suites, as scripts/test does.")
    .Does(() => Run(".", "bash", "scripts/test"));

RunTarget(target);

void Run(string folder, string command, params string[] arguments)
{
    var builder = new ProcessArgumentBuilder();
    foreach (var argument in arguments)
    {
        builder.AppendQuoted(argument);
    }

    var exitCode = StartProcess(command, new ProcessSettings { Arguments = builder, WorkingDirectory = folder });
    if (exitCode != 0)
    {
        throw new CakeException($"{command} {string.Join(' ', arguments)} exited with code {exitCode}.");
    }
}

IEnumerable<string> WebSources() =>
    System.IO.Directory.EnumerateFiles(web, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith($"{web}/node_modules/", StringComparison.Ordinal));

// Remembers what a step was made from. Contents are compared, because a checkout changes every time stamp.
sealed class Digest(string path, IEnumerable<string> files)
{
    private readonly string _current = Convert.ToHexString(SHA256.HashData(
        files.Order(StringComparer.Ordinal)
            .SelectMany(file => Encoding.UTF8.GetBytes(file + "\n").Concat(SHA256.HashData(System.IO.File.ReadAllBytes(file))))
            .ToArray()));

    public bool HasChanged => !System.IO.File.Exists(path) || System.IO.File.ReadAllText(path) != _current;

    public void Keep() => System.IO.File.WriteAllText(path, _current);
}
