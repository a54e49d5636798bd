using Conference.Recorder.Capture;

namespace Conference.Recorder.Tests.Units;

public sealed class ReorderBufferTests : IPayloadSink
{
    private readonly List<(long Index, bool FollowsGap)> _given = [];
    private readonly ReorderBuffer _buffer;

    public ReorderBufferTests() => _buffer = new ReorderBuffer(this);

    void IPayloadSink.OnPayload(ReadOnlySpan<byte> payload, bool marker, in Placement placement, bool followsGap)
    {
        // An assertion costs garbage, which one of the tests counts.
        if (placement.Index != BitConverter.ToInt64(payload))
            Assert.Fail($"Packet {placement.Index} came with the payload of another.");
        _given.Add((placement.Index, followsGap));
    }

    [Fact]
    public void A_hole_is_waited_for_half_a_second_and_then_told()
    {
        Add(1, 0);
        Add(3, 0.1);
        Add(4, 0.2);
        Assert.Equal([(1L, false)], _given);
        _buffer.Release(0.59);
        Assert.Equal([(1L, false)], _given);

        _buffer.Release(0.61);

        Assert.Equal([(1, false), (3, true), (4, false)], _given);
        Assert.Equal(1, _buffer.Lost);
        Assert.False(_buffer.IsHolding);
    }

    [Fact]
    public void Each_hole_has_its_own_patience()
    {
        Add(1, 0);
        Add(3, 0.1);
        Add(5, 0.5);
        _buffer.Release(0.65);
        Assert.Equal([1, 3], _given.Select(given => given.Index));

        Add(4, 0.7);

        Assert.Equal([1, 3, 4, 5], _given.Select(given => given.Index));
        Assert.Equal(1, _buffer.Lost);
    }

    [Fact]
    public void What_comes_twice_or_too_late_is_left_out()
    {
        Add(1, 0);
        Add(1, 0);
        Add(3, 0.1);
        Add(3, 0.1);
        _buffer.Release(1);
        Add(2, 1.1);
        Add(4, 1.2);

        Assert.Equal([1, 3, 4], _given.Select(given => given.Index));
    }

    [Fact]
    public void Random_disorder_within_the_patience_is_put_right()
    {
        var random = new Random(3);
        var arrivals = Enumerable.Range(0, 20_000)
            .Select(i => (Index: (long)i, At: i * 0.002 + (i == 0 ? 0 : random.NextDouble() * 0.4)))
            .OrderBy(packet => packet.At);
        foreach (var (index, at) in arrivals)
            Add(index, at);
        _buffer.Drain();

        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => ((long)i, false)), _given);
        Assert.Equal(0, _buffer.Lost);
    }

    [Fact]
    public void A_hole_as_large_as_a_sequence_may_jump_needs_no_more_memory_than_what_came()
    {
        Add(0, 0);
        for (var i = 2999; i < 9000; i++)
            Add(i, 0.0001 * i);
        _buffer.Drain();

        Assert.Equal(6002, _given.Count);
        Assert.Equal(2998, _buffer.Lost);
    }

    [Fact]
    public void A_stream_in_order_costs_no_garbage()
    {
        Span<byte> payload = stackalloc byte[1200];
        for (var i = 0L; i < 100; i++)
            AddRaw(payload, i);
        _given.Clear();
        _given.EnsureCapacity(20_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 100L; i < 10_100; i++)
            AddRaw(payload, i);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    private void AddRaw(Span<byte> payload, long index)
    {
        BitConverter.TryWriteBytes(payload, index);
        _buffer.Add(payload, marker: true, new Placement(index, index * 3000, index / 30.0, false, false), index / 30.0);
    }

    private void Add(long index, double at) =>
        _buffer.Add(BitConverter.GetBytes(index), marker: false, new Placement(index, index, at, false, false), at);
}
