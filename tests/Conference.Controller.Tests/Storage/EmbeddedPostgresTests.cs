using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Conference.Controller.Hosting;
using Conference.Controller.Storage.Embedded;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Controller.Tests.Storage;

[SupportedOSPlatform("linux")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private const int OrphanFound = 2042;
    private const int Back = 2002;
    private const int Away = 2001;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly string _note = Guid.NewGuid().ToString("N");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_database_outlives_the_controller_and_its_server_does_not()
    {
        int server;
        await using (var first = await StartAsync())
        {
            await first.Ledger.AppendAsync([new NoteLineRow(_note, 1)]);
            server = first.Embedded.ProcessId!.Value;
        }
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(server));

        await using var second = await StartAsync();
        Assert.Single(await second.LinesAsync());
        Assert.Equal(0, second.Log.Count(OrphanFound));
    }

    [Fact]
    public async Task The_server_runs_as_an_unprivileged_user_and_listens_on_no_network()
    {
        await using var storage = await StartAsync();

        var user = File.ReadLines($"/proc/{storage.Embedded.ProcessId}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal));
        Assert.DoesNotContain("0", user.Split('\t')[1..].Where(id => id.Length == 1));
        Assert.Equal("", await storage.Database.FindAsync<string>("SHOW listen_addresses", null, CancellationToken.None));
        Assert.Equal("on", await storage.Database.FindAsync<string>("SHOW fsync", null, CancellationToken.None));
        var socket = await storage.Database.FindAsync<string>("SELECT btrim(current_setting('unix_socket_directories'), '\"')", null, CancellationToken.None);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(socket!));
    }

    [Fact]
    public async Task A_second_controller_on_the_same_data_folder_is_refused()
    {
        await using var first = await StartAsync();

        var exception = await Assert.ThrowsAsync<StartupException>(StartAsync);

        Assert.Contains($"Another controller runs with the data folder {_folder.Path}", exception.Message);
        await first.Ledger.AppendAsync([new NoteLineRow(_note, 1)]);
    }

    [Fact]
    public async Task Killing_the_server_again_and_again_loses_and_doubles_nothing()
    {
        await using var storage = await StartAsync();
        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(storage, $"writer-{writer}", done.Token)).ToList();

        for (var kill = 1; kill <= 3; kill++)
        {
            UnixSignal.Kill.Send(storage.Embedded.ProcessId!.Value);
            await storage.Log.WaitForAsync(Away, kill);
            await storage.Log.WaitForAsync(Back, kill);
        }
        await done.CancelAsync();
        var written = await Task.WhenAll(writers).WaitAsync(Patience);

        var lines = await storage.LinesAsync();
        for (var writer = 0; writer < written.Length; writer++)
        {
            Assert.True(written[writer] > 100, $"Writer {writer} only wrote {written[writer]} entries.");
            Assert.Equal(
                Enumerable.Range(0, written[writer]).Select(line => (long)line),
                lines.Where(line => line.NoteId == $"writer-{writer}").Select(line => line.Line));
        }
    }

    [Fact]
    public async Task A_server_that_hangs_holds_nobody_up_for_longer_than_a_few_seconds()
    {
        await using var storage = await StartAsync();
        await storage.Ledger.AppendAsync([new NoteLineRow(_note, 0)]);
        var processes = ServerProcesses(storage.Embedded.ProcessId!.Value);
        foreach (var process in processes)
            UnixSignal.Stop.Send(process);
        try
        {
            await storage.Ledger.AppendAsync([new NoteLineRow(_note, 1)]).WaitAsync(TimeSpan.FromSeconds(8));
            await storage.Ledger.AppendAsync([new NoteLineRow(_note, 2)]).WaitAsync(TimeSpan.FromSeconds(1));
            Assert.True(storage.Ledger.IsAway);
        }
        finally
        {
            foreach (var process in processes)
                UnixSignal.Continue.Send(process);
        }
        await storage.Log.WaitForAsync(Back);

        Assert.Equal([0, 1, 2], (await storage.LinesAsync()).Select(line => line.Line));
    }

    [Fact]
    public async Task A_server_that_a_killed_controller_left_behind_is_stopped_and_its_data_kept()
    {
        await using (var first = await StartAsync())
            await first.Ledger.AppendAsync([new NoteLineRow(_note, 1)]);
        using var orphan = await LeaveServerAsync();

        await using var storage = await StartAsync();

        Assert.Equal(1, storage.Log.Count(OrphanFound));
        await orphan.Exited.WaitAsync(Patience);
        Assert.Single(await storage.LinesAsync());
    }

    [Fact]
    public async Task A_lock_file_of_a_dead_server_is_no_obstacle()
    {
        await using (await StartAsync())
        {
        }
        using (var server = await LeaveServerAsync())
        {
            server.Kill();
            await server.Exited.WaitAsync(Patience);
        }

        await using var storage = await StartAsync();

        Assert.Equal(0, storage.Log.Count(OrphanFound));
    }

    [Fact]
    public async Task A_lock_file_whose_number_now_belongs_to_another_process_is_no_obstacle_and_that_process_is_left_alone()
    {
        await using (await StartAsync())
        {
        }
        using var other = Process.Start("sleep", "60");
        var folders = EmbeddedFolders.For(_folder.Path, ServerUser.Current());
        await File.WriteAllLinesAsync(folders.Lock, [other.Id.ToString(CultureInfo.InvariantCulture), folders.Data, "1700000000", "5432"]);

        await using var storage = await StartAsync();

        Assert.Equal(0, storage.Log.Count(OrphanFound));
        Assert.False(other.HasExited);
        other.Kill();
    }

    [Fact]
    public async Task Data_of_another_version_is_left_alone_with_a_message_that_names_the_way_out()
    {
        await using (await StartAsync())
        {
        }
        var version = EmbeddedFolders.For(_folder.Path, ServerUser.Current()).Version;
        await File.WriteAllTextAsync(version, "9\n");

        var exception = await Assert.ThrowsAsync<StartupException>(StartAsync);

        Assert.Contains("was made by PostgreSQL 9", exception.Message);
        Assert.Contains("Install PostgreSQL 9", exception.Message);
    }

    [Fact]
    public async Task A_start_that_was_broken_off_while_the_database_was_made_is_no_obstacle()
    {
        var user = ServerUser.Current();
        var staging = EmbeddedFolders.For(_folder.Path, user).Data + ".new";
        await user.MakeFolderAsync(staging, CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(staging, "PG_VERSION"), "15\n");

        await using var storage = await StartAsync();

        Assert.False(Directory.Exists(staging));
    }

    private static async Task<int> WriteAsync(StorageHarness storage, string writer, CancellationToken cancellationToken)
    {
        var line = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            await storage.Ledger.AppendAsync([new NoteLineRow(writer, line), new NoteRow(writer, line)]).WaitAsync(Patience, CancellationToken.None);
            line++;
        }
        return line;
    }

    // What remains when the controller alone is killed: its server, with the lock file.
    private async Task<ServerProcess> LeaveServerAsync()
    {
        var user = ServerUser.Current();
        var folders = EmbeddedFolders.For(_folder.Path, user);
        var binaries = await PostgresBinaries.FindAsync("", folders.Major, folders.Data, CancellationToken.None);
        var server = await new ServerCommands(binaries, folders, user, new ServerEndpoint(folders)).LaunchAsync(NullLogger.Instance);
        await server.Ready.WaitAsync(Patience);
        return server;
    }

    private static List<int> ServerProcesses(int postmaster) =>
    [
        postmaster,
        .. Process.GetProcesses().Select(process => process.Id).Where(id => ParentOf(id) == postmaster),
    ];

    private static int ParentOf(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status").Where(line => line.StartsWith("PPid:", StringComparison.Ordinal))
                .Select(line => int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture)).Single();
        }
        catch (IOException)
        {
            return 0; // it ended while the list was made
        }
    }

    private Task<StorageHarness> StartAsync() => StorageHarness.StartAsync(_folder.Path);
}
