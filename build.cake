var target = Argument("target", "Build");

Task("Worker")
    .Description("Builds mediasoup-worker into the cache, once for each version and recipe.")
    .Does(() => Run("bash", "native/build-worker"));

RunTarget(target);

void Run(string command, params string[] arguments)
{
    var builder = new ProcessArgumentBuilder();
    foreach (var argument in arguments)
    {
        builder.AppendQuoted(argument);
    }

    var exitCode = StartProcess(command, new ProcessSettings { Arguments = builder });
    if (exitCode != 0)
    {
        throw new CakeException($"{command} {string.Join(' ', arguments)} exited with code {exitCode}.");
    }
}
