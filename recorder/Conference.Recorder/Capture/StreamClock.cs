namespace Conference.Recorder.Capture;

/// <summary>
/// Gives each packet of a track its place in the file: file time is 0 at the first packet and goes on with the media clock; indices have no
/// jumps but real losses; and a sender whose media clock jumps (a replaced source, a restarted worker) goes on where the arrival
/// time says, as a new epoch. Nothing here wraps, however long a recording is.
/// </summary>
internal sealed class StreamClock(int clockRate)
{
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

    /// <summary>The next packet begins a new epoch: after a pause the sender's clock may stand elsewhere.</summary>
    public void ExpectNewEpoch() => _epochAsked = _started;

    /// <summary>False for a packet that lies before the file's or the epoch's beginning.</summary>
    /// <param name="arrival">The recording's clock in seconds.</param>
    public bool TryPlace(ushort sequence, uint timestamp, double arrival, out Placement placement)
    {
        if (!_started)
            return Start(sequence, timestamp, arrival, out placement);

        var step = (short)(sequence - (ushort)_sequence);
        var clockStep = (int)(timestamp - _timestamp);
        var sameTimeline = Math.Abs((int)step) < LargestSequenceStep;
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

        _timestamp = timestamp;
        _arrival = arrival;
        placement = Place(_sequence, _ticks, newEpoch, newEpoch && step != 1);
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
        placement = Place(sequence, 0, beginsEpoch: true, followsGap: false);
        return true;
    }

    private bool PlaceLate(long sequence, uint timestamp, out Placement placement)
    {
        var ticks = _ticks + (int)(timestamp - _timestamp);
        placement = Place(sequence, ticks, beginsEpoch: false, followsGap: false);
        return sequence >= _epochSequence && ticks >= 0;
    }

    private Placement Place(long sequence, long ticks, bool beginsEpoch, bool followsGap) =>
        new(sequence + _sequenceShift, ticks, (double)ticks / clockRate, beginsEpoch, followsGap);
}
