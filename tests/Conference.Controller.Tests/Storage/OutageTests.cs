using System.Text;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Storage;

/// <summary>A database that goes away and comes back; between it and the storage stands a relay.</summary>
public sealed class OutageTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime, IDisposable
{
    private const int Back = 2002;
    private const int SpoolFound = 2003;
    private const int TornEntry = 2004;
    private const int SpoolFailed = 2007;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly string _note = Guid.NewGuid().ToString("N");
    private SocketRelay? _relay;

    private SocketRelay Relay => _relay!;

    private string SpoolPath => Spool.PathIn(_folder.Path);

    public Task InitializeAsync()
    {
        _relay = new SocketRelay(postgres.ConnectionString);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Relay.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_entry_whose_commit_was_not_answered_is_there_once()
    {
        await using var storage = await StartAsync();
        await AppendAsync(storage, 0, 1);
        Relay.SwallowNextAnswer();

        await AppendAsync(storage, 1, 1).WaitAsync(Patience);
        await Relay.Swallowed.WaitAsync(Patience);
        await storage.Log.WaitForAsync(Back);

        await AssertLinesAsync(storage, 2);
    }

    [Fact]
    public async Task While_the_database_is_away_entries_are_durable_in_the_spool_and_then_written_in_order()
    {
        await using var storage = await StartAsync();
        await AppendAsync(storage, 0, 10);
        Relay.GoAway();

        await AppendAsync(storage, 10, 1000).WaitAsync(Patience);
        Assert.True(storage.Ledger.IsAway);
        Assert.Equal(1000, File.ReadLines(SpoolPath).Count());

        Relay.ComeBack();
        await storage.Log.WaitForAsync(Back);
        await AppendAsync(storage, 1010, 10);
        Assert.False(storage.Ledger.IsAway);
        Assert.False(File.Exists(SpoolPath));
        await AssertLinesAsync(storage, 1020);
    }

    [Fact]
    public async Task A_long_spool_is_written_while_new_entries_come_and_none_overtakes()
    {
        var filler = new string('x', 2000);
        await using var storage = await StartAsync();
        Relay.GoAway();
        var line = 0;
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(_ => storage.Ledger.AppendAsync(
            [new NoteLineRow(_note, line++), new NoteRow(_note, line, filler)]))).WaitAsync(Patience);
        Assert.True(new FileInfo(SpoolPath).Length > 6_000_000);

        Relay.ComeBack();
        while (storage.Log.Count(Back) == 0)
            await storage.Ledger.AppendAsync([new NoteLineRow(_note, line++), new NoteRow(_note, line, filler)]).WaitAsync(TimeSpan.FromSeconds(5));

        await AssertLinesAsync(storage, line);
        Assert.Equal(line, Assert.Single(await storage.Database.RowsAsync<NoteRow>("WHERE id = @_note", new { _note }, CancellationToken.None)).Number);
    }

    [Fact]
    public async Task What_an_earlier_run_left_in_the_spool_is_written_before_anything_is_read()
    {
        await LeaveSpoolAsync(50);

        Relay.ComeBack();
        await using var storage = await StartAsync();

        await AssertLinesAsync(storage, 50);
        Assert.Equal(1, storage.Log.Count(SpoolFound));
        Assert.False(File.Exists(SpoolPath));
    }

    [Fact]
    public async Task A_spool_that_was_torn_in_the_middle_of_an_entry_loses_only_what_was_never_acknowledged()
    {
        await LeaveSpoolAsync(3);
        await File.AppendAllTextAsync(SpoolPath, File.ReadLines(SpoolPath).First()[..40]);

        Relay.ComeBack();
        await using var storage = await StartAsync();

        Assert.Equal(1, storage.Log.Count(TornEntry));
        await AssertLinesAsync(storage, 3);
    }

    [Fact]
    public async Task A_line_of_the_spool_that_is_no_entry_is_kept_aside_and_the_others_are_written()
    {
        await LeaveSpoolAsync(2);
        await File.AppendAllTextAsync(SpoolPath, "not an entry\n{\"rows\": 1}\n");

        Relay.ComeBack();
        await using var storage = await StartAsync();

        await AssertLinesAsync(storage, 2);
        var rejected = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "ledger.rejected.ndjson"), Encoding.UTF8);
        Assert.Contains("not an entry", rejected);
        Assert.Equal(2, rejected.Count(character => character == '\n'));
    }

    [Fact]
    public async Task A_spool_that_was_written_already_changes_nothing()
    {
        await LeaveSpoolAsync(20);
        var spool = await File.ReadAllBytesAsync(SpoolPath);
        Relay.ComeBack();
        await using (await StartAsync())
            Assert.False(File.Exists(SpoolPath));

        await File.WriteAllBytesAsync(SpoolPath, spool);
        await using var storage = await StartAsync();

        await AssertLinesAsync(storage, 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_neither_the_database_nor_the_disk_takes_an_entry_it_waits_for_the_first_that_does(bool diskFirst)
    {
        await using var storage = await StartAsync();
        Directory.CreateDirectory(SpoolPath); // no file can be made there
        Relay.GoAway();

        var appended = AppendAsync(storage, 0, 10);
        await storage.Log.WaitForAsync(SpoolFailed, times: 2);
        Assert.False(appended.IsCompleted);

        if (diskFirst)
            Directory.Delete(SpoolPath);
        else
            Relay.ComeBack();
        await appended.WaitAsync(Patience);
        Assert.Equal(diskFirst, storage.Ledger.IsAway);

        if (diskFirst)
        {
            Relay.ComeBack();
            await storage.Log.WaitForAsync(Back);
        }
        await AssertLinesAsync(storage, 10);
    }

    [Fact]
    public async Task An_entry_that_finds_no_place_before_the_controller_stops_is_told_lost()
    {
        await using var storage = await StartAsync();
        Directory.CreateDirectory(SpoolPath);
        Relay.GoAway();

        var appended = AppendAsync(storage, 0, 1);
        await storage.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => appended.WaitAsync(Patience));
    }

    private Task<StorageHarness> StartAsync() => StorageHarness.StartAsync(_folder.Path, Relay.ConnectionString);

    private async Task LeaveSpoolAsync(int lines)
    {
        await using var storage = await StartAsync();
        Relay.GoAway();
        await AppendAsync(storage, 0, lines).WaitAsync(Patience);
    }

    private Task AppendAsync(StorageHarness storage, int first, int count) =>
        Task.WhenAll(Enumerable.Range(first, count).Select(line => storage.Ledger.AppendAsync([new NoteLineRow(_note, line)])));

    private async Task AssertLinesAsync(StorageHarness storage, int count) => Assert.Equal(
        Enumerable.Range(0, count).Select(line => (long)line),
        (await storage.LinesAsync()).Where(line => line.NoteId == _note).Select(line => line.Line));
}
