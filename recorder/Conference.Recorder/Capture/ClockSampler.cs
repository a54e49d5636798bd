using Conference.Recorder.Journal;

namespace Conference.Recorder.Capture;

/// <summary>Journals how a take's file time runs against the sender's clock and ours: densely at first, sparsely afterwards.</summary>
internal sealed class ClockSampler(string takeId, JournalWriter journal)
{
    private const int DenseReports = 6;
    private const double SparseInterval = 10;

    // The first figure of an epoch must be there soon, in case there are no reports and no more than a second of media.
    private const double FirstArrivalInterval = 0.5;

    private int _epoch;
    private int _reports;
    private double _lastReport;
    private ClockSampled? _fastestReport;
    private double _arrivalDue;
    private bool _arrivalKnown;
    private double _fastestAt;
    private double _fastestFileTime;

    /// <summary>The first ones count at once; after that, of each interval the one that travelled fastest.</summary>
    public void OnSenderReport(double now, int epoch, double fileTime, double ntp)
    {
        if (_reports < DenseReports)
        {
            _reports++;
            _lastReport = now;
            journal.Append(new ClockSampled(now, takeId, epoch, fileTime, ntp));
            return;
        }

        if (_fastestReport is not { } fastest || now - ntp < fastest.At - fastest.Ntp)
            _fastestReport = new ClockSampled(now, takeId, epoch, fileTime, ntp);
        if (now - _lastReport < SparseInterval)
            return;

        _lastReport = now;
        journal.Append(_fastestReport);
        _fastestReport = null;
    }

    /// <summary>Of each interval the packet with the least delay is kept: delay is only ever added to the truth.</summary>
    public void OnPacket(double now, int epoch, double fileTime)
    {
        if (_epoch != epoch)
        {
            _epoch = epoch;
            _reports = 0;
            _fastestReport = null;
            _arrivalKnown = false;
            _arrivalDue = 0;
        }

        if (!_arrivalKnown || now - fileTime < _fastestAt - _fastestFileTime)
        {
            _arrivalKnown = true;
            _fastestAt = now;
            _fastestFileTime = fileTime;
        }

        if (_arrivalDue == 0)
            _arrivalDue = now + FirstArrivalInterval;
        if (now < _arrivalDue)
            return;

        journal.Append(new ArrivalSampled(_fastestAt, takeId, epoch, _fastestFileTime));
        _arrivalDue = now + SparseInterval;
        _arrivalKnown = false;
    }
}
