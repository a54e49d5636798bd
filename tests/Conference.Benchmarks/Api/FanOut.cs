using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Api;

/// <summary>One person writes, many listen: the time from sending a message to its arrival at each listener, durability included.</summary>
internal static class FanOut
{
    private const int ConnectingAtOnce = 16;

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes("sent at ");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(ServiceUnderTest service, int count, int messages, CancellationToken cancellationToken)
    {
        var meeting = await service.CreateMeetingAsync(cancellationToken);
        await using var writer = new Listener(service.Http, meeting, "Writer");
        var listeners = Enumerable.Range(0, count).Select(number => new Listener(service.Http, meeting, $"Listener {number}")).ToList();
        try
        {
            var connecting = new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(listeners.Append(writer), connecting, async (listener, token) =>
            {
                await listener.JoinAsync(token);
                await listener.ConnectAsync(null, token);
            });
            var latencies = new Latencies();
            var listening = listeners.Append(writer).Select(listener => ListenAsync(listener, messages, latencies, cancellationToken)).ToList();
            var before = ProcessCost.Of(service.ProcessId);
            for (var i = 0; i < messages; i++)
            {
                await writer.CallAsync("sendMessage", new { text = $"sent at {Stopwatch.GetTimestamp()} " }, cancellationToken);
                await Task.Delay(Pause, cancellationToken);
            }

            await Task.WhenAll(listening).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            var cpu = ProcessCost.Of(service.ProcessId).Cpu - before.Cpu;
            return
            [
                new($"message to {count} listeners, p50", "ms", latencies.Quantile(0.5), null, null, null, null),
                new($"message to {count} listeners, p99", "ms", latencies.Quantile(0.99), null, null, null, null),
                new($"message to {count} listeners, CPU of the controller", "ms", cpu.TotalMilliseconds / messages, null, null, null, null),
            ];
        }
        finally
        {
            foreach (var listener in listeners)
                await listener.DisposeAsync();
        }
    }

    private static async Task ListenAsync(Listener listener, int messages, Latencies latencies, CancellationToken cancellationToken)
    {
        for (var left = messages; left > 0;)
        {
            var message = await listener.ReceiveAsync(cancellationToken);
            if (message.Span.IndexOf("\"event\""u8) < 0 || message.Span.IndexOf(Mark) is not (>= 0 and var at))
                continue;
            if (!Utf8Parser.TryParse(message.Span[(at + Mark.Length)..], out long sent, out _))
                continue;
            latencies.Add(Stopwatch.GetElapsedTime(sent));
            left--;
        }
    }
}
