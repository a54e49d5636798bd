using System.Diagnostics;
using Conference.Mediasoup.Wire;

namespace Conference.Benchmarks.Interop.Relay;

/// <summary>Score notifications for all consumers in turn, encoded ahead so that sending them costs next to nothing.</summary>
internal sealed class ScoreFrames
{
    /// <summary>As many as a reader finds waiting when it looks once in a millisecond.</summary>
    private const int MostAtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly List<string> _consumerIds = [];

    public delegate void Sink(ReadOnlySpan<byte> frames);

    public void Add(string consumerId) => _consumerIds.Add(consumerId);

    public void Send(Burst burst, Sink sink)
    {
        var frames = _consumerIds.ConvertAll(Encode);
        // Ids are of one length, and so are the frames.
        var length = frames[0].Length;
        byte[] all = [.. frames.SelectMany(frame => frame)];

        // A thread of its own waits for the clock: timers of .NET are as coarse as the pauses between the notifications.
        using var never = new ManualResetEventSlim();
        var started = Stopwatch.GetTimestamp();
        var next = 0;
        for (var sent = 0; sent < burst.Count;)
        {
            var due = burst.PerSecond == 0
                ? burst.Count
                : Math.Min(burst.Count, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * burst.PerSecond));
            var count = Math.Min(Math.Min(due - sent, MostAtOnce), frames.Count - next);
            if (count == 0)
            {
                never.Wait(Pause);
                continue;
            }

            sink(all.AsSpan(next * length, count * length));
            sent += count;
            next = (next + count) % frames.Count;
        }
    }

    private static byte[] Encode(string consumerId)
    {
        var writer = new FlatWriter();
        var score = Fbs.Consumer.ConsumerScore.Create(
            writer, score: Burst.Score, producerScore: Burst.Score, producerScores: writer.Bytes([Burst.Score, Burst.Score, Burst.Score]));
        var notification = Fbs.Notification.Notification.Create(
            writer,
            handlerId: writer.String(consumerId),
            @event: Fbs.Notification.Event.ConsumerScore,
            body: Fbs.Consumer.ScoreNotification.Create(writer, score: score));
        writer.Finish(Fbs.Message.Message.Create(writer, data: notification));
        return writer.WrittenFrame.ToArray();
    }
}
