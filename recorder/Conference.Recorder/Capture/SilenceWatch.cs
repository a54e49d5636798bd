using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Capture;

/// <summary>Journals when a track that is there and not muted gives nothing to record, and when it does again.</summary>
internal sealed class SilenceWatch(TrackStarted track, JournalWriter journal)
{
    // In seconds. A shared screen that does not change may send nothing for minutes, once it has sent a picture.
    private const double Patience = 5;

    private bool _isSilent;
    private double _unmutedAt;

    public void Tick(Take take, bool isMuted, double now)
    {
        if (isMuted)
            _unmutedAt = now;

        var last = Math.Max(take.LastFrameAt, _unmutedAt);
        var stands = track.Source == TrackSource.Screen && take.LastKeyFrameAt is not null;
        var isSilent = !isMuted && !stands && now - last > Patience;
        if (isSilent == _isSilent)
            return;

        _isSilent = isSilent;
        if (!isSilent)
            journal.Append(new TrackHeard(now, track.TrackId));
        else if (now - take.LastPacketAt < Patience)
            journal.Append(new TrackSilent(now, track.TrackId, last, "packets came, but no key frame to begin with"));
        else
            journal.Append(new TrackSilent(now, track.TrackId, last, "nothing came, though it is not muted"));
    }
}
