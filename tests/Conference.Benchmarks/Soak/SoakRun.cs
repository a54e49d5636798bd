using System.Diagnostics;

namespace Conference.Benchmarks.Soak;

/// <summary>Meetings on some workers, several at once on each.</summary>
internal sealed class SoakRun(Worker[] workers, int seed)
{
    private int _meetings;
    private long _objects;

    public int Meetings => _meetings;

    /// <summary>How many objects were created, and closed again.</summary>
    public long Objects => _objects;

    /// <summary>Holds meetings for a while; all are over at the end.</summary>
    public Task HoldMeetingsAsync(TimeSpan duration, int atOnce, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, workers.Length * atOnce).Select(async place =>
        {
            do
            {
                var random = new Random(HashCode.Combine(seed, Interlocked.Increment(ref _meetings)));
                await using var meeting = new SoakMeeting(
                    workers[place % workers.Length], workers[(place + 1) % workers.Length], random);
                await meeting.HoldAsync(cancellationToken);
                Interlocked.Add(ref _objects, meeting.Objects);
            }
            while (Stopwatch.GetElapsedTime(started) < duration);
        }));
    }
}
