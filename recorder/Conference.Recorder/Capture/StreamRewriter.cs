namespace Conference.Recorder.Capture;

/// <summary>
/// Gives each packet of a track its place in the file: time 0 is the first packet, sequence numbers have no jumps but real losses, and a
/// sender whose media clock jumps (a replaced source, a restarted worker) goes on where the arrival time says, as a new epoch.
/// </summary>
internal sealed class StreamRewriter(int clockRate)
{
    /// <summary>What the RTP clock shows FFmpeg at file time 0. Not 0, which FFmpeg takes for "not known yet".</summary>
    public const uint Origin = 90_000;

    // Beyond these a packet is not late or early but of another timeline. Network stalls below that keep their epoch.
    private const double LargestClockStep = 3;
    private const int LargestSequenceStep = 3000;

    private bool _started;
    private bool _epochAsked;
    private long _sequence;
    private long _epochSequence;
    private long _sequenceShift;
    private uint _timestamp;
    private long _ticks;
    private double _arrival;

    /// <summary>Counts the stretches within which file time and the sender's clock run together.</summary>
    public int Epoch { get; private set; }

    /// <summary>Packets that have not come, or not yet.</summary>
    public long Missing { get; private set; }

    /// <summary>The next packet begins a new epoch: after a pause the sender's clock may stand elsewhere.</summary>
    public void ExpectNewEpoch() => _epochAsked = _started;

    /// <summary>False for a packet that lies before the file's or the epoch's beginning.</summary>
    public bool TryPlace(ushort sequence, uint timestamp, double arrival, out Placement placement)
    {
        if (!_started)
            return Start(sequence, timestamp, arrival, out placement);

        var step = (short)(sequence - (ushort)_sequence);
        var clockStep = (int)(timestamp - _timestamp);
        var sameTimeline = Math.Abs(step) < LargestSequenceStep;
        if (step <= 0 && sameTimeline && Math.Abs((double)clockStep) < LargestClockStep * clockRate)
            return PlaceLate(_sequence + step, timestamp, out placement);

        var elapsed = arrival - _arrival;
        var jumped = step <= 0 || !sameTimeline || Math.Abs((double)clockStep / clockRate - elapsed) > LargestClockStep;
        var newEpoch = jumped || _epochAsked;
        _epochAsked = false;
        _sequence += step;
        _ticks += jumped ? Math.Max(1, (long)(elapsed * clockRate)) : clockStep;
        if (newEpoch)
        {
            // What was not sent was not lost.
            _sequenceShift += 1 - step;
            _epochSequence = _sequence;
            Epoch++;
        }
        else
        {
            Missing += step - 1;
        }

        _timestamp = timestamp;
        _arrival = arrival;
        placement = Place(_sequence, _ticks, newEpoch);
        return true;
    }

    /// <summary>File time of an RTP timestamp near the present one, as a sender report names it.</summary>
    public double ToFileTime(uint timestamp) => (double)(_ticks + (int)(timestamp - _timestamp)) / clockRate;

    private bool Start(ushort sequence, uint timestamp, double arrival, out Placement placement)
    {
        _started = true;
        _sequence = sequence;
        _epochSequence = sequence;
        _timestamp = timestamp;
        _arrival = arrival;
        placement = Place(sequence, 0, newEpoch: true);
        return true;
    }

    private bool PlaceLate(long sequence, uint timestamp, out Placement placement)
    {
        var ticks = _ticks + (int)(timestamp - _timestamp);
        placement = Place(sequence, ticks, newEpoch: false);
        if (sequence < _epochSequence || ticks < 0)
            return false;

        // A retransmission fills a hole; a duplicate would too, but the worker sends none.
        if (Missing > 0)
            Missing--;
        return true;
    }

    private Placement Place(long sequence, long ticks, bool newEpoch) =>
        new((ushort)(sequence + _sequenceShift), (uint)(Origin + ticks), (double)ticks / clockRate, newEpoch);
}
