using Conference.Recorder.Journal;

namespace Conference.Recorder.Capture;

/// <summary>Journals where the picture of a take is damaged; on a bad line a few stretches are told as one.</summary>
internal sealed class DamageLog(string takeId, JournalWriter journal)
{
    // Of a line that loses packets all the time one entry per such interval is enough, in seconds.
    private const double Interval = 10;

    private double? _from;
    private double _to;
    private bool _isOpen;
    private int _frames;
    private double _due;

    public void OnLoss(double fileTime)
    {
        _from ??= fileTime;
        _isOpen = true;
        _to = Math.Max(_to, fileTime);
    }

    /// <summary>A frame was left out because what it depends on is missing.</summary>
    public void OnSkipped(double fileTime)
    {
        if (!_isOpen)
            return;

        _frames++;
        _to = Math.Max(_to, fileTime);
    }

    public void OnKeyFrame(double fileTime)
    {
        if (!_isOpen)
            return;

        _isOpen = false;
        _to = fileTime;
    }

    public void Tick(double now)
    {
        if (_from is not null && !_isOpen && now >= _due)
            Tell(now);
    }

    public void End(double now)
    {
        if (_from is not null)
            Tell(now);
    }

    private void Tell(double now)
    {
        journal.Append(new PictureDamaged(now, takeId, _from!.Value, _to, _frames));
        _from = null;
        _to = 0;
        _frames = 0;
        _isOpen = false;
        _due = now + Interval;
    }
}
