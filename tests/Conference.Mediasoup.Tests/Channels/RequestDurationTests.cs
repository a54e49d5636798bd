using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class RequestDurationTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task Answers_are_timed_by_method_and_error_while_somebody_listens()
    {
        var measured = new ConcurrentQueue<(double Seconds, string? Unit, Dictionary<string, object?> Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "mediasoup.request.duration") listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => measured.Enqueue((value, instrument.Unit, tags.ToArray().ToDictionary())));
        listener.Start();
        await Worker.DumpAsync(None);
        var transport = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        await Assert.ThrowsAsync<RequestRejectedException>(
            () => transport.ConnectAsync(new PlainTransportConnectOptions { Ip = "nowhere", Port = 1 }, None));

        // Other tests may run at the same time, and are measured too.
        var (seconds, unit, tags) = measured.First(measure => Equals(measure.Tags["mediasoup.request.method"], "WorkerDump"));
        Assert.Equal("s", unit);
        Assert.InRange(seconds, 0.000_001, 20);
        Assert.False(tags.ContainsKey("error.type"));
        Assert.Contains(
            measured,
            measure => Equals(measure.Tags["mediasoup.request.method"], "PlaintransportConnect") && measure.Tags.ContainsKey("error.type"));
    }
}
