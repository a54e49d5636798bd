using Conference.Controller.Media;
using Conference.Controller.Media.Health;

namespace Conference.Controller.Tests.Media;

public sealed class MeetingJoinsTests
{
    private readonly HandClock _clock = new();
    private readonly MeetingJoins _joins;

    public MeetingJoinsTests() => _joins = new MeetingJoins(_clock);

    [Fact]
    public void A_join_succeeds_with_its_first_connected_transport()
    {
        _joins.Began(Device("ada"));
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        _joins.Signaled(Device("ada"));
        _joins.Connecting(Device("ada"));
        Assert.Equal((0, 0, 1), Counts());
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _joins.Connected(Device("ada"));
        _joins.Connected(Device("ada")); // the transport of the other direction

        Assert.Equal((1, 0, 0), Counts());
        Assert.Equal(1, _joins.Summarize().SuccessRatio);
        Assert.InRange(_joins.Summarize().LatencyP95Ms!.Value, 500 * 0.92, 500 * 1.08);
    }

    [Theory]
    [InlineData(false, false, 0)] // never came to signal
    [InlineData(true, true, 0)] // its transport was never connected
    [InlineData(true, false, 1)] // had nothing to send or get
    public void What_did_not_connect_in_time_is_settled(bool signaled, bool connecting, int succeeded)
    {
        _joins.Began(Device("ada"));
        if (signaled)
            _joins.Signaled(Device("ada"));
        if (connecting)
            _joins.Connecting(Device("ada"));
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((succeeded, 1 - succeeded, 0), Counts());
        Assert.Null(_joins.Summarize().LatencyP95Ms);
        _joins.Connected(Device("ada"));
        Assert.Equal((succeeded, 1 - succeeded, 0), Counts());
    }

    [Fact]
    public void A_device_that_joins_again_counts_once()
    {
        _joins.Began(Device("ada"));
        _clock.Advance(TimeSpan.FromSeconds(5));
        _joins.Began(Device("ada"));
        _joins.Began(Device("ada's phone"));
        Assert.Equal((0, 0, 2), Counts());
        _joins.Connected(Device("ada"));
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((1, 1, 0), Counts());
        Assert.Equal(0.5, _joins.Summarize().SuccessRatio);
    }

    [Fact]
    public void Quantiles_are_right_within_eight_percent()
    {
        var histogram = new LatencyHistogram();
        Assert.Null(histogram.Quantile(0.95));
        for (var milliseconds = 1; milliseconds <= 10_000; milliseconds++)
            histogram.Add(TimeSpan.FromMilliseconds(milliseconds));
        foreach (var quantile in new[] { 0.1, 0.5, 0.95, 0.99 })
            Assert.InRange(histogram.Quantile(quantile)!.Value, 10_000 * quantile * 0.92, 10_000 * quantile * 1.08);
    }

    private static ConnectionKey Device(string name) => new(name, "device");

    private (int Succeeded, int Failed, int Pending) Counts()
    {
        var joins = _joins.Summarize();
        return (joins.Succeeded, joins.Failed, joins.Pending);
    }

    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;
    }
}
