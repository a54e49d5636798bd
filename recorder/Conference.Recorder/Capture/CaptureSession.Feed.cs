using System.Net.Sockets;
using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Capture;

/// <summary>What each change in the meeting means for the capture.</summary>
internal sealed partial class CaptureSession
{
    /// <summary>Of whoever holds the gate.</summary>
    private void Apply(FeedEvent change)
    {
        var now = _context.Clock.Now;
        switch (change)
        {
            case ParticipantJoined joined:
                Note(new ParticipantCame(now, joined.ParticipantId, joined.DisplayName));
                WantEntries();
                break;
            case ParticipantLeft left:
                Note(new ParticipantWent(now, left.ParticipantId));
                EndTracks(left.ParticipantId, EndReason.ParticipantLeft);
                if (_participants.Remove(left.ParticipantId, out var participant))
                    _endings.Add(EndAsync(participant)); // who comes back gets another port: many may pass through a long meeting
                WantEntries();
                break;
            case TrackStarted started:
                Note(new TrackAppeared(now, started.TrackId, started.ParticipantId, started.Kind, started.Source, started.Paused));
                StartTrack(started, now);
                break;
            case TrackPaused paused:
                Note(new TrackMuted(now, paused.TrackId));
                _tracks.GetValueOrDefault(paused.TrackId)?.OnPaused();
                WantEntriesWith(paused.TrackId);
                break;
            case TrackResumed resumed:
                Note(new TrackUnmuted(now, resumed.TrackId));
                _tracks.GetValueOrDefault(resumed.TrackId)?.OnResumed();
                WantEntriesWith(resumed.TrackId);
                break;
            case TrackEnded ended:
                Note(new TrackVanished(now, ended.TrackId));
                WantEntriesWith(ended.TrackId);
                EndTrack(ended.TrackId, EndReason.TrackEnded);
                break;
            case SpeakerChanged speaker:
                Note(new SpeakerTookOver(now, speaker.ParticipantId));
                break;
            case SpeakingChanged speaking:
                Note(new PeopleSpoke(now, speaking.ParticipantIds));
                break;
            case ParticipantRenamed renamed:
                Note(new ParticipantCame(now, renamed.ParticipantId, renamed.DisplayName));
                break;
            case ChatPosted posted when !_context.Clock.IsPaused:
                Note(new ChatWritten(now, posted.MessageId, posted.ParticipantId, posted.DisplayName, posted.Text));
                break;
            case ChatEdited edited:
                Note(new ChatCorrected(now, edited.MessageId, edited.Text));
                break;
            case ChatDeleted deleted:
                Note(new ChatRemoved(now, deleted.MessageId));
                break;
            case MediaLost lost:
                Note(new MediaBroke(now, lost.Reason));
                foreach (var trackId in _tracks.Keys.ToArray())
                    EndTrack(trackId, EndReason.MediaLost);
                break;
        }
    }

    private void Note(JournalEntry entry) => _context.Journal.Append(entry);

    private void StartTrack(TrackStarted started, double now)
    {
        // A feed that announces a track twice would otherwise leave the first capture without an owner.
        EndTrack(started.TrackId, EndReason.TrackEnded);
        try
        {
            if (!_participants.TryGetValue(started.ParticipantId, out var participant))
            {
                participant = ParticipantTap.Open(_context.Options.TapIp, _context.Clock, _context.Feed.IsRemote);
                _participants.Add(started.ParticipantId, participant);
            }

            _tracks.Add(started.TrackId, TrackCapture.Start(_context, started, participant, _context.FirstTrack + _trackCount++));
        }
        catch (SocketException exception)
        {
            Note(new TrackRefused(now, started.TrackId, exception.Message));
            LogNoPort(exception, _context.Folder.Id, started.ParticipantId);
        }

        WantEntriesWith(started.TrackId);
    }

    private void EndTracks(string participantId, EndReason reason)
    {
        foreach (var (trackId, _) in _tracks.Where(track => track.Value.ParticipantId == participantId).ToArray())
            EndTrack(trackId, reason);
    }

    private void WantEntriesWith(string trackId)
    {
        if (_tracks.TryGetValue(trackId, out var track) && track.Kind == TrackKind.Video)
            WantEntries();
    }

    /// <summary>A new scene begins: with a key frame in every picture its rendering need not decode what came before.</summary>
    private void WantEntries()
    {
        foreach (var track in _tracks.Values)
            track.WantEntry();
    }
}
