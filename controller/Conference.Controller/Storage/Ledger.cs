using System.Threading.Channels;

namespace Conference.Controller.Storage;

/// <summary>
/// Writes what the modules change, in order and many entries per transaction. While the database is away an entry counts as durable
/// once it is in the spool, so a running meeting notices nothing.
/// </summary>
/// <remarks>
/// The queue has no bound: a caller must await its entry before it takes the next request from the same sender, which bounds the queue
/// by the number of senders.
/// </remarks>
internal sealed partial class Ledger(
    StorageFolder folder, LedgerWriter writer, RejectedEntries rejected, LedgerMeters meters, ILogger<Ledger> logger, ILoggerFactory logs)
    : IAsyncDisposable
{
    private const int MaximumBatch = 500;

    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SpoolRetryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    private readonly Channel<LedgerEntry> _queue = Channel.CreateUnbounded<LedgerEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _givingUp = new();
    private volatile Outage? _outage;
    private Task _loop = Task.CompletedTask;

    /// <summary>The database cannot be written: what was changed last may not be read from it yet.</summary>
    public bool IsAway => _outage is not null;

    /// <summary>Takes the rows at once, so that entries are written in the order of the calls; the task ends when they are durable.</summary>
    /// <param name="rows">Written together or not at all. Records that nobody changes any more.</param>
    /// <param name="durable">Called before the task ends, in the order of the entries, on the ledger's own loop: it must be short.</param>
    /// <exception cref="ObjectDisposedException">The controller is stopping and the ledger is closed.</exception>
    public Task AppendAsync(IReadOnlyList<ILedgerRow> rows, Action? durable = null)
    {
        var entry = new LedgerEntry(rows, durable);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(entry), this);
        return entry.Written;
    }

    /// <summary>Ends when everything appended before is durable.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => AppendAsync([]).WaitAsync(cancellationToken);

    /// <summary>Writes what an earlier run left and begins to take entries. Nothing may be read from the database before.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await writer.ProbeAsync(WriteTimeout); // the earlier run's last transaction may still be under way
        if (File.Exists(Spool.PathIn(folder.Path)))
        {
            await using var outage = OpenOutage();
            outage.Begin();
            while (!await outage.TryEndAsync().WaitAsync(cancellationToken))
                continue;
            SpoolFound(outage.ReplayedEntries);
        }
        _loop = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Makes durable what was appended, and takes nothing more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete())
            _givingUp.CancelAfter(PatienceAtTheEnd);
        await _loop;
        if (Interlocked.Exchange(ref _outage, null) is { } outage)
            await outage.DisposeAsync();
        await writer.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<LedgerEntry>(MaximumBatch);
        Task<bool>? more = null;
        while (true)
        {
            if (_outage is { NearlyOver.IsCompleted: true })
                await ReturnAsync();
            while (batch.Count < MaximumBatch && _queue.Reader.TryRead(out var entry))
                batch.Add(entry);
            if (batch.Count > 0)
            {
                await FinishAsync(batch);
                batch.Clear();
                continue;
            }
            more ??= _queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            await Task.WhenAny(more, _outage?.NearlyOver ?? more);
            if (!more.IsCompleted)
                continue;
            if (!await more)
                return;
            more = null;
        }
    }

    private async Task FinishAsync(List<LedgerEntry> batch)
    {
        try
        {
            await MakeDurableAsync(batch);
        }
        catch (OperationCanceledException exception)
        {
            Lost(batch.Count, exception);
            foreach (var entry in batch)
                entry.Fail(new IOException("Neither the database nor the disk took the change, and the controller is stopping.", exception));
            return;
        }
        foreach (var entry in batch)
        {
            meters.Durable(entry.Age);
            try
            {
                entry.Complete();
            }
            catch (Exception exception)
            {
                CallbackFailed(exception); // the caller's fault; the entries behind it must not suffer
            }
        }
    }

    private async Task MakeDurableAsync(List<LedgerEntry> batch)
    {
        while (true)
        {
            try
            {
                if (_outage is null)
                {
                    await writer.WriteAsync(batch, WriteTimeout);
                    return;
                }
                _outage.Append(batch);
                meters.Spooled(batch.Count);
                return;
            }
            catch (Exception exception) when (_outage is null && DatabaseTrouble.Is(exception))
            {
                await LeaveAsync(exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await WaitForTheDiskAsync(exception);
            }
        }
    }

    // The commit's answer may be what was lost. Then these entries are written twice, which every row allows.
    private async Task LeaveAsync(Exception trouble)
    {
        while (_outage is null)
        {
            try
            {
                var outage = OpenOutage();
                outage.Begin();
                _outage = outage;
                meters.Away = true;
                Away(trouble.Message, Spool.PathIn(folder.Path));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await WaitForTheDiskAsync(exception);
                return; // the database may be back by now: the batch is tried there first
            }
        }
    }

    private async Task WaitForTheDiskAsync(Exception exception)
    {
        SpoolFailed(exception, Spool.PathIn(folder.Path));
        await Task.WhenAny(Task.Delay(SpoolRetryDelay, _givingUp.Token), _outage is { } outage ? outage.NearlyOver : Task.Delay(Timeout.Infinite, _givingUp.Token));
        _givingUp.Token.ThrowIfCancellationRequested();
        if (_outage is { NearlyOver.IsCompleted: true })
            await ReturnAsync();
    }

    private async Task ReturnAsync()
    {
        var outage = _outage!;
        if (!await outage.TryEndAsync())
            return;
        _outage = null;
        meters.Away = false;
        Back(outage.ReplayedEntries);
        await outage.DisposeAsync();
    }

    private Outage OpenOutage()
    {
        var spool = Spool.Open(Spool.PathIn(folder.Path), out var cutOff);
        if (cutOff > 0)
            TornEntry(cutOff);
        return new Outage(spool, writer, rejected, logs.CreateLogger<Outage>());
    }

    [LoggerMessage(2001, LogLevel.Error, "The database is away ({Reason}); what meetings change waits in {Path} until it is back")]
    private partial void Away(string reason, string path);

    [LoggerMessage(2002, LogLevel.Warning, "The database is back; {Entries} entries were written from the spool")]
    private partial void Back(int entries);

    [LoggerMessage(2003, LogLevel.Warning, "An earlier run left a spool: its {Entries} entries are written")]
    private partial void SpoolFound(int entries);

    [LoggerMessage(2004, LogLevel.Warning, "The spool ended with {Bytes} bytes of an entry that was never acknowledged; they are cut off")]
    private partial void TornEntry(long bytes);

    [LoggerMessage(2007, LogLevel.Critical, "The database is away and {Path} cannot be written: changes wait in memory")]
    private partial void SpoolFailed(Exception exception, string path);

    [LoggerMessage(2008, LogLevel.Critical, "{Entries} entries are lost: neither the database nor the disk took them before the controller stopped")]
    private partial void Lost(int entries, Exception exception);

    [LoggerMessage(2009, LogLevel.Error, "The callback of a durable entry failed")]
    private partial void CallbackFailed(Exception exception);
}
