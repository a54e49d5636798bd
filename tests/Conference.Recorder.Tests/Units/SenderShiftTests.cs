using Conference.Recorder.Timelines;

namespace Conference.Recorder.Tests.Units;

public sealed class SenderShiftTests
{
    // Seconds since 1900, as reports tell them.
    private const double Ntp = 3_976_214_400;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-100)]
    [InlineData(400)]
    public void A_sender_whose_crystal_runs_fast_or_slow_is_followed_for_two_hours(double drift)
    {
        var shift = new SenderShift();
        var random = new Random(1);
        for (var at = 1.0; at < 7200; at++)
        {
            // Up to 100 ms on the way; now and then a second of it.
            var delay = random.NextDouble() * (random.Next(50) == 0 ? 1 : 0.1);
            shift.Add(at + delay, Ntp + at * (1 + drift / 1e6));
            if (at < 180)
                continue;

            Assert.InRange(shift.ToRecording(Ntp + at * (1 + drift / 1e6)) - at, -0.02, 0.02);
        }
    }

    [Fact]
    public void Until_a_drift_can_be_told_the_report_that_travelled_fastest_counts()
    {
        var shift = new SenderShift();
        foreach (var (at, delay) in new[] { (1.0, 0.08), (2.0, 0.03), (3.0, 0.12), (14.0, 0.09) })
            shift.Add(at + delay, Ntp + at);

        Assert.Equal(20.03, shift.ToRecording(Ntp + 20), 0.001);
    }

    [Fact]
    public void A_clock_that_was_set_is_no_drift()
    {
        var shift = new SenderShift();
        for (var at = 1.0; at < 300; at++)
            shift.Add(at, Ntp + at + (at < 150 ? 0 : 3));

        Assert.Equal(297, shift.ToRecording(Ntp + 300), 0.001);
    }
}
