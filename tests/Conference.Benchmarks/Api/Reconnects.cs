using System.Diagnostics;
using Conference.Benchmarks.Reporting;

namespace Conference.Benchmarks.Api;

/// <summary>Somebody who was away comes back: the time from connecting to the last of the events that were missed.</summary>
internal static class Reconnects
{
    private const int Times = 30;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(ServiceUnderTest service, int missed, CancellationToken cancellationToken)
    {
        var meeting = await service.CreateMeetingAsync(cancellationToken);
        await using var writer = new Listener(service.Http, meeting, "Writer");
        await using var away = new Listener(service.Http, meeting, "Away");
        await writer.JoinAsync(cancellationToken);
        await away.JoinAsync(cancellationToken);
        await writer.ConnectAsync(null, cancellationToken);
        var sequence = await away.ConnectAsync(null, cancellationToken);
        away.Abort();
        for (var i = 0; i < missed; i++)
        {
            await writer.CallAsync("sendMessage", new { text = $"message {i}" }, cancellationToken);
            while ((await writer.ReceiveAsync(cancellationToken)).Span.IndexOf("\"result\""u8) < 0)
                continue;
        }

        var latencies = new Latencies();
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await away.ConnectAsync(sequence, cancellationToken);
            for (var left = missed; left > 0;)
            {
                if ((await away.ReceiveAsync(cancellationToken)).Span.IndexOf("messageSent"u8) >= 0)
                    left--;
            }

            latencies.Add(Stopwatch.GetElapsedTime(started));
            away.Abort();
        }

        return
        [
            new($"reconnect with {missed} missed events, p50", "ms", latencies.Quantile(0.5), null, null, null, null),
            new($"reconnect with {missed} missed events, p99", "ms", latencies.Quantile(0.99), null, null, null, null),
        ];
    }
}
