using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Capture;

/// <summary>Journals when a track that is there and not muted gives nothing to record, and when it does again.</summary>
internal sealed class SilenceWatch(TrackStarted track, JournalWriter journal)
{
    // In seconds. A shared screen that does not change may send nothing for minutes, once it has sent a picture.
    private const double Patience = 5;

    // A first picture is there within a second of being asked for. Who answers no request may take as long as encoders leave between key frames.
    private const double FirstPicturePatience = 3;

    private bool _isSilent;
    private double _unmutedAt;

    /// <param name="keyFrames">Null for sound.</param>
    public void Tick(Take take, KeyFrameRequester? keyFrames, bool isMuted, double now)
    {
        if (isMuted)
            _unmutedAt = now;

        var last = Math.Max(take.LastFrameAt, _unmutedAt);
        var waitsForFirst = keyFrames is not null && take.LastKeyFrameAt is null;
        var stands = track.Source == TrackSource.Screen && take.LastKeyFrameAt is not null;
        var isSilent = !isMuted && !stands && now - last > (waitsForFirst ? FirstPicturePatience : Patience);
        if (isSilent == _isSilent)
            return;

        _isSilent = isSilent;
        if (isSilent)
            journal.Append(new TrackSilent(now, track.TrackId, last, ReasonOf(take, waitsForFirst ? keyFrames!.Asked : 0, now)));
        else
            journal.Append(new TrackHeard(now, track.TrackId));
    }

    // A worker passes on nothing before a key frame: that nothing comes may mean that only the key frame does not.
    private static string ReasonOf(Take take, int asked, double now)
    {
        var asking = asked > 0 ? $"; its sender was asked for a key frame {asked} times" : "";
        return now - take.LastPacketAt < FirstPicturePatience
            ? $"packets came, but no key frame to begin with{asking}"
            : $"nothing came, though it is not muted{asking}";
    }
}
