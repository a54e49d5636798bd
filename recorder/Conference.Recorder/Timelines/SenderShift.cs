namespace Conference.Recorder.Timelines;

/// <summary>
/// How one sender's clock stands to ours: a line below all that its reports say, since delay is only ever added to the truth. Two
/// crystals run apart by up to some hundred parts per million, 0.2 s in half an hour, so the line may rise or fall. Its size is bounded.
/// </summary>
internal sealed class SenderShift
{
    // Of each window the report that travelled fastest counts. In seconds; it doubles whenever there are too many windows.
    private const double FirstWindow = 10;
    private const int MostWindows = 128;

    // Before it has gone on for so long a drift is less than what the network does.
    private const double DriftSpan = 60;

    // Two crystals differ by less than this; a larger slope is noise, or a clock that was set.
    private const double LargestDrift = 500e-6;

    private readonly List<(double Ntp, double Shift)> _fastest = [];
    private double _window = FirstWindow;
    private double _windowEnd = double.NegativeInfinity;
    private double _drift;
    private double _offset;

    /// <param name="at">When a report arrived, on our clock.</param>
    /// <param name="ntp">What it said of the sender's clock.</param>
    public void Add(double at, double ntp)
    {
        var shift = at - ntp;
        if (ntp >= _windowEnd)
        {
            _windowEnd = ntp + _window;
            _fastest.Add((ntp, shift));
            if (_fastest.Count > MostWindows)
                Merge();
        }
        else if (shift < _fastest[^1].Shift)
        {
            _fastest[^1] = (ntp, shift);
        }
        else
        {
            return;
        }

        _drift = MeasureDrift();
        _offset = _fastest.Min(report => report.Shift - report.Ntp * _drift);
    }

    /// <summary>Our clock at a moment of the sender's.</summary>
    public double ToRecording(double ntp) => ntp + _offset + ntp * _drift;

    /// <summary>The median of the slopes between windows far apart (Theil-Sen): late reports don't move it.</summary>
    private double MeasureDrift()
    {
        if (_fastest[^1].Ntp - _fastest[0].Ntp < DriftSpan)
            return 0;

        var half = _fastest.Count / 2;
        var slopes = Enumerable.Range(0, _fastest.Count - half)
            .Select(i => (_fastest[i + half].Shift - _fastest[i].Shift) / (_fastest[i + half].Ntp - _fastest[i].Ntp))
            .Order()
            .ToArray();
        var drift = (slopes[(slopes.Length - 1) / 2] + slopes[slopes.Length / 2]) / 2;
        return Math.Abs(drift) <= LargestDrift ? drift : 0;
    }

    private void Merge()
    {
        for (var i = 0; i + 1 < _fastest.Count; i++)
        {
            var (one, other) = (_fastest[i], _fastest[i + 1]);
            _fastest[i] = one.Shift < other.Shift ? one : other;
            _fastest.RemoveAt(i + 1);
        }

        _window *= 2;
        _windowEnd = _fastest[^1].Ntp + _window;
    }
}
