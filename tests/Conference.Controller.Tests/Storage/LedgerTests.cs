using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Storage;

public sealed class LedgerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private StorageHarness? _storage;

    private Ledger Ledger => _storage!.Ledger;

    public async Task InitializeAsync() => _storage = await StorageHarness.StartAsync(_folder.Path, postgres.ConnectionString);

    public Task DisposeAsync() => _storage!.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Entries_are_written_in_the_order_of_the_calls_and_told_durable_in_it()
    {
        var note = Guid.NewGuid().ToString("N");
        var told = new ConcurrentQueue<long>();
        var appended = Enumerable.Range(0, 3000).Select(line => Ledger.AppendAsync([new NoteLineRow(note, line)], () => told.Enqueue(line))).ToList();

        await Task.WhenAll(appended);

        var lines = (await _storage!.LinesAsync()).Where(line => line.NoteId == note).Select(line => line.Line);
        Assert.Equal(Enumerable.Range(0, 3000).Select(line => (long)line), lines);
        Assert.Equal(Enumerable.Range(0, 3000).Select(line => (long)line), told);
    }

    [Fact]
    public async Task An_entry_is_in_the_database_when_its_callback_and_its_task_tell_so()
    {
        var note = new NoteRow(Guid.NewGuid().ToString("N"), 1);
        var order = new ConcurrentQueue<string>();

        await Ledger.AppendAsync([note], () => order.Enqueue("callback"));
        order.Enqueue("task");

        Assert.Equal(["callback", "task"], order);
        Assert.Equal(note, await FindAsync(note.Id));
    }

    [Fact]
    public async Task What_queues_while_a_transaction_runs_goes_together_into_the_next()
    {
        var batches = new ConcurrentQueue<int>();
        using var listener = new MeterListener();
        var meters = _storage!.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "conference.ledger.batch.size" && instrument.Meter.Scope == meters)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, size, _, _) => batches.Enqueue(size));
        listener.Start();
        var note = Guid.NewGuid().ToString("N");

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(line => Ledger.AppendAsync([new NoteLineRow(note, line)])));

        Assert.Equal(2000, batches.Sum());
        Assert.InRange(batches.Count, 4, 400);
        Assert.True(batches.Max() <= 500, $"A transaction had {batches.Max()} entries.");
    }

    [Fact]
    public async Task Of_several_writes_of_a_row_the_last_counts()
    {
        var id = Guid.NewGuid().ToString("N");

        await Task.WhenAll(Enumerable.Range(0, 1200).Select(number => Ledger.AppendAsync([new NoteRow(id, number), new NoteRow(id, number + 1)])));

        Assert.Equal(1200, (await FindAsync(id)).Number);
    }

    [Fact]
    public async Task A_row_that_is_only_added_stays_as_it_is()
    {
        var note = Guid.NewGuid().ToString("N");

        await Ledger.AppendAsync([new NoteLineRow(note, 1), new NoteLineRow(note, 1)]);
        await Ledger.AppendAsync([new NoteLineRow(note, 1), new NoteLineRow(note, 2)]);

        Assert.Equal([1, 2], (await _storage!.LinesAsync()).Where(line => line.NoteId == note).Select(line => line.Line));
    }

    [Fact]
    public async Task Every_kind_of_column_comes_back_as_it_was()
    {
        var note = new NoteRow(
            Guid.NewGuid().ToString("N"), long.MaxValue, "\"Grüße\" \\ 🎥\n\t\u0001", ["a", "b,c", "\"d\""],
            JsonElement.Parse("""{"a": [1, null, true], "b": "\u00e9"}"""), """[{"deep": {"er": "x"}}]""", [0, 1, 254, 255],
            new DateTimeOffset(2026, 11, 21, 4, 5, 6, 789, TimeSpan.Zero), Open: true);

        await Ledger.AppendAsync([note]);

        var stored = await FindAsync(note.Id);
        Assert.Equal(note with { Tags = stored.Tags, Detail = stored.Detail, Raw = stored.Raw, Secret = stored.Secret }, stored);
        Assert.Equal(note.Tags, stored.Tags);
        Assert.Equal(note.Secret, stored.Secret);
        Assert.True(JsonElement.DeepEquals(note.Detail!.Value, stored.Detail!.Value));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(note.Raw!), JsonElement.Parse(stored.Raw!)));
    }

    [Fact]
    public async Task A_nul_that_somebody_sends_becomes_the_replacement_character()
    {
        const string Escaped = """{"nul": "a\u0000b", "backslash": "\\u0000"}""";
        var note = new NoteRow(Guid.NewGuid().ToString("N"), 1, "a\0b", ["\0"], JsonElement.Parse(Escaped), Escaped);

        await Ledger.AppendAsync([note]);

        var stored = await FindAsync(note.Id);
        Assert.Equal("a\uFFFDb", stored.Text);
        Assert.Equal(["\uFFFD"], stored.Tags!);
        foreach (var json in new[] { stored.Detail!.Value, JsonElement.Parse(stored.Raw!) })
        {
            Assert.Equal("a\uFFFDb", json.GetProperty("nul").GetString());
            Assert.Equal("\\u0000", json.GetProperty("backslash").GetString());
        }
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_kept_aside_and_takes_no_other_entry_with_it()
    {
        var note = Guid.NewGuid().ToString("N");
        var entries = Enumerable.Range(0, 300).Select(line => line == 150
            ? Ledger.AppendAsync([new NoteLineRow(note, line), new NoteRow(note, -1, "refused")])
            : Ledger.AppendAsync([new NoteLineRow(note, line)]));

        await Task.WhenAll(entries);

        var lines = (await _storage!.LinesAsync()).Where(line => line.NoteId == note).Select(line => line.Line);
        Assert.Equal(Enumerable.Range(0, 300).Where(line => line != 150).Select(line => (long)line), lines);
        var rejected = JsonElement.Parse(Assert.Single(File.ReadAllLines(Path.Combine(_folder.Path, "ledger.rejected.ndjson"))));
        Assert.Contains("note_number_check", rejected.GetProperty("error").GetString());
        Assert.Equal("refused", rejected.GetProperty("rows")[1].GetProperty("row").GetProperty("text").GetString());
        Assert.Equal(1, _storage.Log.Count(2010));
        Assert.False(Ledger.IsAway);
    }

    [Fact]
    public async Task A_callback_that_fails_harms_no_other_entry()
    {
        var note = Guid.NewGuid().ToString("N");

        await Ledger.AppendAsync([new NoteLineRow(note, 1)], () => throw new InvalidOperationException("The caller's fault."));
        await Ledger.AppendAsync([new NoteLineRow(note, 2)]);

        Assert.Equal(2, (await _storage!.LinesAsync()).Count(line => line.NoteId == note));
        Assert.Equal(1, _storage.Log.Count(2009));
    }

    [Fact]
    public async Task Stopping_writes_what_was_appended_and_takes_nothing_more()
    {
        var note = Guid.NewGuid().ToString("N");
        using var folder = new TemporaryFolder();
        await using var storage = await StorageHarness.StartAsync(folder.Path, postgres.ConnectionString);
        var appended = Enumerable.Range(0, 1000).Select(line => storage.Ledger.AppendAsync([new NoteLineRow(note, line)])).ToList();

        await storage.Ledger.DisposeAsync();

        await Task.WhenAll(appended).WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(1000, (await storage.LinesAsync()).Count(line => line.NoteId == note));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => storage.Ledger.AppendAsync([new NoteLineRow(note, 1000)]));
    }

    private async Task<NoteRow> FindAsync(string id) =>
        Assert.Single(await _storage!.Database.RowsAsync<NoteRow>("WHERE id = @id", new { id }, CancellationToken.None));
}
