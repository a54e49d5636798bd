using System.Buffers;

namespace Conference.Recorder.Capture;

/// <summary>
/// Puts packets back in order. What comes in order passes through at once; behind a gap packets are held back until it is filled, since
/// a retransmission takes its time, but no longer than <see cref="LongestWait"/>.
/// </summary>
internal sealed class ReorderBuffer(IPayloadSink sink)
{
    /// <summary>In seconds.</summary>
    public const double LongestWait = 0.5;

    // More packets than a sequence may jump without beginning a new epoch.
    private const int LargestCapacity = 4096;

    private Slot[] _slots = new Slot[64];
    private long _next = -1;
    private long _highest = -1;
    private int _held;
    private double _heldSince;

    /// <summary>Packets that never came, or too late.</summary>
    public long Lost { get; private set; }

    public bool IsHolding => _held > 0;

    /// <param name="now">The recording's clock in seconds.</param>
    public void Add(ReadOnlySpan<byte> payload, bool marker, in Placement placement, double now)
    {
        if (_next < 0)
            _next = placement.Index;
        if (placement.Index < _next)
            return;

        if (placement.Index == _next && _held == 0)
        {
            _next++;
            sink.OnPayload(payload, marker, placement, placement.FollowsGap);
            return;
        }

        Hold(payload, marker, placement, now);
        Release(now);
    }

    /// <summary>Gives up on what has been waited for too long. To be called from time to time, since nothing may come any more.</summary>
    public void Release(double now)
    {
        GiveContiguous();
        while (_held > 0 && now - _heldSince >= LongestWait)
            SkipGap();
    }

    /// <summary>Gives all that is held back, gaps or not.</summary>
    public void Drain()
    {
        while (_held > 0)
            SkipGap();
    }

    private void Hold(ReadOnlySpan<byte> payload, bool marker, in Placement placement, double now)
    {
        while (placement.Index - _next >= LargestCapacity && _held > 0)
            SkipGap();
        if (placement.Index - _next >= LargestCapacity)
        {
            Lost += placement.Index - _next;
            _next = placement.Index;
        }

        Grow(placement.Index);
        ref var slot = ref SlotOf(placement.Index);
        if (slot.Payload is not null)
            return;

        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, payload.Length));
        payload.CopyTo(rented);
        slot = new Slot(rented, payload.Length, marker, placement, now);
        _highest = Math.Max(_highest, placement.Index);
        if (_held++ == 0)
            _heldSince = now;
    }

    private void Grow(long index)
    {
        var capacity = _slots.Length;
        while (index - _next >= capacity)
            capacity *= 2;
        if (capacity == _slots.Length)
            return;

        var old = _slots;
        _slots = new Slot[capacity];
        foreach (var slot in old)
        {
            if (slot.Payload is not null)
                SlotOf(slot.Placement.Index) = slot;
        }
    }

    private void GiveContiguous()
    {
        while (_held > 0 && SlotOf(_next).Payload is not null)
            Give(followsGap: false);
    }

    private void SkipGap()
    {
        var missing = 0L;
        while (_next <= _highest && SlotOf(_next).Payload is null)
        {
            missing++;
            _next++;
        }

        Lost += missing;
        if (_held > 0)
            Give(missing > 0);
        GiveContiguous();
    }

    private void Give(bool followsGap)
    {
        ref var slot = ref SlotOf(_next);
        var taken = slot;
        slot = default;
        _next++;
        _held--;
        sink.OnPayload(taken.Payload.AsSpan(0, taken.Length), taken.Marker, taken.Placement, followsGap || taken.Placement.FollowsGap);
        ArrayPool<byte>.Shared.Return(taken.Payload!);
        if (_held > 0)
            _heldSince = EarliestArrival();
    }

    /// <summary>Arrival of the first packet that is held back now: its gap has been known for that long.</summary>
    private double EarliestArrival()
    {
        for (var index = _next; index <= _highest; index++)
        {
            ref var slot = ref SlotOf(index);
            if (slot.Payload is not null)
                return slot.Arrival;
        }

        return _heldSince;
    }

    private ref Slot SlotOf(long index) => ref _slots[index & (_slots.Length - 1)];

    private readonly record struct Slot(byte[]? Payload, int Length, bool Marker, Placement Placement, double Arrival);
}
