using Conference.Controller.Hosting;

namespace Conference.Controller.Storage.Embedded;

/// <summary>PostgreSQL's tools, run for one data folder as its user.</summary>
internal sealed class ServerCommands(PostgresBinaries binaries, EmbeddedFolders folders, ServerUser user, ServerEndpoint endpoint)
{
    // Durability is PostgreSQL's default and stays. The rest suits a server of one application on a machine that has other work.
    private static readonly string[] Settings =
    [
        "shared_buffers=32MB",
        "max_connections=50",
        "max_wal_size=256MB",
        "wal_level=minimal",
        "max_wal_senders=0",
        "jit=off",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_line_prefix=",
        "log_min_messages=warning",
        // A refused row is told by the ledger; its values must not stand in a log.
        "log_error_verbosity=terse",
        "log_min_error_statement=panic",
    ];

    // A Ctrl-C goes to all processes of the terminal's session. The server must outlive the last entry of the ledger, so it gets a
    // session of its own. Where there is no setsid (macOS) the server stops at once, and the last entries wait in the spool.
    private static readonly string? SetSid = OperatingSystem.IsWindows() ? null : Command.Find("setsid");

    public string LockFile => folders.Lock;

    public string ConnectionString => endpoint.ConnectionString;

    /// <summary>Makes the database. A run that is broken off leaves nothing that looks like one.</summary>
    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var staging = folders.Data + ".new";
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        await user.MakeFolderAsync(staging, cancellationToken);
        var (exitCode, output) = await RunAsync(
            binaries.InitDb,
            ["-D", staging, "-U", ServerEndpoint.User, "--encoding=UTF8", "--locale=C", .. endpoint.InitArguments()],
            cancellationToken);
        if (exitCode != 0)
            throw new StartupException($"No database could be made in {folders.Data}: {output}");
        Directory.Move(staging, folders.Data);
    }

    public Task<ServerProcess> LaunchAsync(ILogger logger)
    {
        string[] arguments =
            ["-D", folders.Data, .. Settings.Concat(endpoint.Settings()).SelectMany(setting => new[] { "-c", setting })];
        var (file, all) = SetSid is null
            ? user.ServerCommand(binaries.Postgres, arguments)
            : user.ServerCommand(SetSid, [binaries.Postgres, .. arguments]);
        return ServerProcess.StartAsync(file, all, logger);
    }

    /// <summary>Ends all connections and stops the server in an orderly way; false when it does not stop in time.</summary>
    public async Task<bool> TryStopAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (exitCode, _) = await RunAsync(
            binaries.PgCtl, ["stop", "-D", folders.Data, "-m", "fast", "-t", $"{timeout.TotalSeconds}"], cancellationToken);
        return exitCode == 0;
    }

    private Task<(int ExitCode, string Output)> RunAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (file, all) = user.Command(tool, arguments);
        return Command.RunAsync(file, all, cancellationToken);
    }
}
