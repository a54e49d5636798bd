using System.Text.Json;

namespace Conference.Controller.Storage;

/// <summary>
/// The time in which the database cannot be written. New entries go to the spool; meanwhile a task asks for the database and, once it
/// answers, writes what the spool holds. Spooling goes on until almost nothing is left, so that a long spool holds nobody up.
/// </summary>
internal sealed partial class Outage(Spool spool, LedgerWriter writer, RejectedEntries rejected, ILogger<Outage> logger) : IAsyncDisposable
{
    private const int BatchSize = 500;

    /// <summary>What is left when the rest is written while new entries wait: well under a second's work.</summary>
    private const long NearlyNothing = 256 * 1024;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(3);

    // Larger than for new entries: a batch that once took too long must get in at last.
    private static readonly TimeSpan ReplayTimeout = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, RowTable> _tables = [];
    private readonly CancellationTokenSource _disposed = new();
    private long _replayed;
    private int _replayedEntries;

    /// <summary>Ends when the database answers and has all but the last few entries: time for <see cref="TryEndAsync"/>.</summary>
    public Task NearlyOver { get; private set; } = Task.CompletedTask;

    /// <summary>How many entries were written from the spool.</summary>
    public int ReplayedEntries => _replayedEntries;

    /// <summary>Begins to ask for the database.</summary>
    public void Begin() => NearlyOver = RecoverAsync();

    /// <exception cref="IOException">Nothing is appended: the disk is full or broken.</exception>
    public void Append(IReadOnlyList<LedgerEntry> entries) => spool.Append(entries);

    /// <summary>Writes the rest of the spool while nothing is appended, and removes it; false when the database is away again.</summary>
    public async Task<bool> TryEndAsync()
    {
        await NearlyOver;
        try
        {
            while (_replayed < spool.Length)
                await ReplayAsync();
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            AwayAgain(exception.Message);
            NearlyOver = RecoverAsync();
            return false;
        }
        spool.Delete();
        return true;
    }

    /// <summary>Leaves the spool for the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await NearlyOver;
        _disposed.Dispose();
        spool.Dispose();
    }

    private async Task RecoverAsync()
    {
        var delay = FirstDelay;
        while (!_disposed.IsCancellationRequested)
        {
            try
            {
                await writer.ProbeAsync(ProbeTimeout);
                while (spool.Length - _replayed > NearlyNothing && !_disposed.IsCancellationRequested)
                    await ReplayAsync();
                return;
            }
            catch (Exception exception)
            {
                // Whatever it is: what the spool holds must be written some day, and giving up would not help that.
                StillAway(exception.Message, delay.TotalMilliseconds);
            }
            await Task.Delay(delay, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    // What was written when the answer was lost is written again: every row may be.
    private async Task ReplayAsync()
    {
        var (lines, next) = spool.Read(_replayed, BatchSize);
        var entries = new List<LedgerEntry>(lines.Count);
        foreach (var line in lines)
        {
            try
            {
                entries.Add(SpoolFormat.Read(line, _tables));
            }
            catch (JsonException exception)
            {
                rejected.Add(line.Span, exception);
            }
        }
        await writer.WriteAsync(entries, ReplayTimeout);
        _replayed = next;
        _replayedEntries += entries.Count;
    }

    [LoggerMessage(2005, LogLevel.Debug, "The database is still away ({Reason}); asking again in {Milliseconds} ms")]
    private partial void StillAway(string reason, double milliseconds);

    [LoggerMessage(2006, LogLevel.Warning, "The database went away again while the spool was written: {Reason}")]
    private partial void AwayAgain(string reason);
}
