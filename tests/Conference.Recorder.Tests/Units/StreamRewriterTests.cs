using Conference.Recorder.Capture;

namespace Conference.Recorder.Tests.Units;

public sealed class StreamRewriterTests
{
    private const int ClockRate = 90_000;

    [Fact]
    public void A_stream_keeps_its_spacing_across_the_wrap_of_both_counters()
    {
        var rewriter = new StreamRewriter(ClockRate);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(rewriter.TryPlace((ushort)(65_500 + i), unchecked(4_294_900_000 + (uint)i * 3000), i / 30.0, out var placement));
            Assert.Equal(i / 30.0, placement.FileTime, 6);
            Assert.Equal(StreamRewriter.Origin + (uint)i * 3000, placement.Timestamp);
            Assert.Equal((ushort)(65_500 + i), placement.Sequence);
            Assert.Equal(i == 0, placement.BeginsEpoch);
        }

        Assert.Equal(0, rewriter.Missing);
    }

    [Fact]
    public void A_late_packet_goes_to_its_place_and_is_no_longer_missing()
    {
        var rewriter = new StreamRewriter(ClockRate);
        rewriter.TryPlace(10, 0, 0, out _);
        rewriter.TryPlace(12, 6000, 0.07, out _);
        Assert.Equal(1, rewriter.Missing);

        Assert.True(rewriter.TryPlace(11, 3000, 0.08, out var late));

        Assert.Equal((ushort)11, late.Sequence);
        Assert.Equal(1 / 30.0, late.FileTime, 6);
        Assert.Equal(0, rewriter.Missing);
    }

    [Fact]
    public void A_packet_from_before_the_beginning_is_left_out()
    {
        var rewriter = new StreamRewriter(ClockRate);
        rewriter.TryPlace(10, 9000, 0, out _);

        Assert.False(rewriter.TryPlace(9, 6000, 0.01, out _));
    }

    [Theory]
    [InlineData(20_000, 77_777_777)]
    [InlineData(10_500, 4_000_000_000)]
    [InlineData(9_500, 1)]
    public void Another_senders_clock_is_a_new_epoch_that_goes_on_where_its_arrival_says(ushort sequence, uint timestamp)
    {
        var rewriter = new StreamRewriter(ClockRate);
        rewriter.TryPlace(10_000, 2_000_000_000, 5, out _);
        rewriter.TryPlace(10_001, 2_000_003_000, 5.033, out var before);

        Assert.True(rewriter.TryPlace(sequence, timestamp, 5.533, out var first));
        Assert.True(rewriter.TryPlace((ushort)(sequence + 1), timestamp + 3000, 5.566, out var second));

        Assert.True(first.BeginsEpoch);
        Assert.Equal(before.Sequence + 1, first.Sequence);
        Assert.Equal(before.FileTime + 0.5, first.FileTime, 3);
        Assert.Equal(first.FileTime + 1 / 30.0, second.FileTime, 4);
        Assert.False(second.BeginsEpoch);
        Assert.Equal(0, rewriter.Missing);
    }

    [Fact]
    public void After_a_pause_there_is_a_new_epoch_and_no_loss()
    {
        var rewriter = new StreamRewriter(ClockRate);
        rewriter.TryPlace(1, 0, 0, out _);
        rewriter.ExpectNewEpoch();

        rewriter.TryPlace(91, 270_000, 3.001, out var placement);

        Assert.True(placement.BeginsEpoch);
        Assert.Equal(3, placement.FileTime, 6);
        Assert.Equal((ushort)2, placement.Sequence);
        Assert.Equal(0, rewriter.Missing);
    }

    [Fact]
    public void A_report_is_placed_even_when_its_timestamp_lies_across_a_wrap()
    {
        var rewriter = new StreamRewriter(ClockRate);
        rewriter.TryPlace(1, uint.MaxValue - 100, 0, out _);

        Assert.Equal(1, rewriter.ToFileTime(unchecked(uint.MaxValue - 100 + ClockRate)), 6);
    }
}
