using Conference.Recorder.Capture;

namespace Conference.Recorder.Tests.Units;

public sealed class StreamClockTests
{
    private const int ClockRate = 90_000;

    [Fact]
    public void A_stream_keeps_its_spacing_across_the_wrap_of_both_counters()
    {
        var clock = new StreamClock(ClockRate);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(clock.TryPlace((ushort)(65_500 + i), unchecked(4_294_900_000 + (uint)i * 3000), i / 30.0, out var placement));
            Assert.Equal(i / 30.0, placement.FileTime, 6);
            Assert.Equal(i * 3000, placement.Ticks);
            Assert.Equal(65_500 + i, placement.Index);
            Assert.Equal(i == 0, placement.BeginsEpoch);
        }
    }

    [Fact]
    public void A_late_packet_goes_to_its_place()
    {
        var clock = new StreamClock(ClockRate);
        clock.TryPlace(10, 0, 0, out _);
        clock.TryPlace(12, 6000, 0.07, out _);

        Assert.True(clock.TryPlace(11, 3000, 0.08, out var late));

        Assert.Equal(11, late.Index);
        Assert.Equal(1 / 30.0, late.FileTime, 6);
    }

    [Fact]
    public void A_packet_from_before_the_beginning_is_left_out()
    {
        var clock = new StreamClock(ClockRate);
        clock.TryPlace(10, 9000, 0, out _);

        Assert.False(clock.TryPlace(9, 6000, 0.01, out _));
    }

    [Theory]
    [InlineData(20_000, 77_777_777)]
    [InlineData(10_500, 4_000_000_000)]
    [InlineData(9_500, 1)]
    public void Another_senders_clock_is_a_new_epoch_that_goes_on_where_its_arrival_says(ushort sequence, uint timestamp)
    {
        var clock = new StreamClock(ClockRate);
        clock.TryPlace(10_000, 2_000_000_000, 5, out _);
        clock.TryPlace(10_001, 2_000_003_000, 5.033, out var before);

        Assert.True(clock.TryPlace(sequence, timestamp, 5.533, out var first));
        Assert.True(clock.TryPlace((ushort)(sequence + 1), timestamp + 3000, 5.566, out var second));

        Assert.True(first.BeginsEpoch);
        Assert.True(first.FollowsGap);
        Assert.Equal(before.Index + 1, first.Index);
        Assert.Equal(before.FileTime + 0.5, first.FileTime, 3);
        Assert.Equal(first.FileTime + 1 / 30.0, second.FileTime, 4);
        Assert.False(second.BeginsEpoch);
    }

    [Fact]
    public void After_a_pause_there_is_a_new_epoch_and_no_loss()
    {
        var clock = new StreamClock(ClockRate);
        clock.TryPlace(1, 0, 0, out _);
        clock.ExpectNewEpoch();

        clock.TryPlace(91, 270_000, 3.001, out var placement);

        Assert.True(placement.BeginsEpoch);
        Assert.Equal(3, placement.FileTime, 6);
        Assert.Equal(2, placement.Index);
    }

    [Fact]
    public void A_report_is_placed_even_when_its_timestamp_lies_across_a_wrap()
    {
        var clock = new StreamClock(ClockRate);
        clock.TryPlace(1, uint.MaxValue - 100, 0, out _);

        Assert.Equal(1, clock.ToFileTime(unchecked(uint.MaxValue - 100 + ClockRate)), 6);
    }

    [Fact]
    public void File_time_never_wraps()
    {
        // Thirty hours of video: more than twice around the RTP clock, and forty times around the sequence numbers.
        var clock = new StreamClock(ClockRate);
        const int hours = 30;
        for (var i = 0L; i < hours * 3600L * 25; i++)
        {
            clock.TryPlace((ushort)i, unchecked((uint)(i * 3600)), 7200 + i / 25.0, out var placement);
            if (i % 90_000 == 0)
                Assert.Equal(i / 25.0, placement.FileTime, 6);
        }

        Assert.Equal(0, clock.Epoch);
    }
}
