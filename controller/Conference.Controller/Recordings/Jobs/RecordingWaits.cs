using Conference.Controller.Storage;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Waits until a recording has come somewhere.</summary>
internal sealed class RecordingWaits(RecordingStore store, RecordingHints hints, TimeProvider clock)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500); // hints may be lost

    public Task<RecordingRow?> ReadAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    /// <summary>The recording when it is there, or as it is when the time is over; null when it is no more.</summary>
    public async Task<RecordingRow?> UntilAsync(string id, Func<RecordingRow, bool> isThere, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var wake = new WakeSignal(clock);
        var began = clock.GetTimestamp();
        hints.Hinted += OnHinted;
        try
        {
            while (true)
            {
                var row = await store.FindAsync(id, cancellationToken);
                if (row is null || isThere(row) || clock.GetElapsedTime(began) > atMost)
                    return row;
                await wake.WaitAsync(LookInterval, cancellationToken);
            }
        }
        finally
        {
            hints.Hinted -= OnHinted;
        }

        void OnHinted(object? sender, string hinted)
        {
            if (hinted == id)
                wake.Set();
        }
    }
}
