using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>What each line of the journal means for the timeline.</summary>
internal sealed partial class TimelineBuilder
{
    public void Apply(JournalEntry entry)
    {
        Now = Math.Max(Now, entry.At);
        switch (entry)
        {
            case RecordingEnded ended:
                _endedAt = ended.At;
                break;
            case RecordingResumed resumed:
                _eras.Add(resumed.At);
                _resumes.Add(resumed.At);
                break;
            case RecordingContinued continued:
                _resumes.Add(continued.At);
                OnContinued(continued);
                break;
            case ParticipantCame came:
                OnCame(came);
                break;
            case ParticipantWent went:
                OnWent(went.ParticipantId, went.At);
                break;
            case TrackAppeared appeared:
                End(Open(appeared.TrackId), appeared.At);
                _tracks.Add(new TrackHistory(appeared, Snapped(appeared.At)));
                break;
            case TrackMuted muted:
                Open(muted.TrackId)?.Pause(muted.At);
                _missing.EndSilence(muted.TrackId, muted.At);
                break;
            case TrackUnmuted unmuted:
                Open(unmuted.TrackId)?.Resume(unmuted.At);
                break;
            case TrackVanished vanished:
                End(Open(vanished.TrackId), vanished.At);
                break;
            case TrackRefused refused:
                _missing.Add(refused);
                break;
            case TakeBegan began:
                OnTake(began);
                break;
            case PictureSized sized when _takes.TryGetValue(sized.TakeId, out var take):
                take.Sizes.Add((sized.FileTime, sized.Width, sized.Height));
                break;
            case TakeEnded ended:
                CaptureCpuSeconds += ended.CpuSeconds;
                if (_takes.TryGetValue(ended.TakeId, out var finished))
                    finished.HasEnded = true;
                break;
            case TrackSilent silent:
                _missing.Add(silent);
                break;
            case TrackHeard heard:
                _missing.EndSilence(heard.TrackId, heard.At);
                break;
            case PictureDamaged damaged when _takes.TryGetValue(damaged.TakeId, out var take):
                _missing.Add(damaged, take);
                break;
            case PacketMalformed malformed:
                _missing.Add(malformed);
                break;
            case SpeakerTookOver speaker:
                OnSpeaker(speaker.ParticipantId, speaker.At);
                break;
            case PeopleSpoke spoke:
                _voices.Change(spoke.ParticipantIds, spoke.At);
                break;
            case MediaBroke broke:
                _eras.Add(broke.At);
                _voices.Change([], broke.At);
                foreach (var track in _tracks)
                    End(track, broke.At);
                break;
            case ClockRebased rebased:
                _clocks.Add(rebased);
                break;
            case ArrivalSampled arrival:
                _clocks.Add(arrival);
                break;
            case ClockSampled sample when _takes.TryGetValue(sample.TakeId, out var take):
                _clocks.Add(sample, take);
                break;
        }
    }

    private void OnCame(ParticipantCame came)
    {
        if (!_participants.TryGetValue(came.ParticipantId, out var known))
        {
            known = (came.DisplayName, []);
            _order.Add(came.ParticipantId);
        }

        _participants[came.ParticipantId] = (came.DisplayName, known.Present);
        var since = Snapped(came.At);

        // Who is told to have gone and come again at once, as when a cut-off capture is gone on with, never went.
        if (known.Present.Count > 0 && since - known.Present[^1].To < Beginning && !_presentSince.ContainsKey(came.ParticipantId))
        {
            since = known.Present[^1].From;
            known.Present.RemoveAt(known.Present.Count - 1);
        }

        _presentSince.TryAdd(came.ParticipantId, since);
    }

    private void OnContinued(RecordingContinued continued)
    {
        _endedAt = null;
        foreach (var participantId in _presentSince.Keys.ToArray())
            OnWent(participantId, continued.At);
        foreach (var track in _tracks)
            End(track, continued.At);
        foreach (var take in _takes.Values)
            take.HasEnded = true;
        _eras.Add(continued.At);
        _voices.Change([], continued.At);
        if (continued.BreakSeconds > 0)
            _missing.Add(continued);
    }

    /// <summary>What is told of in the first moments of an era was there when it began.</summary>
    private double Snapped(double at) => at >= _eras[^1] && at <= _eras[^1] + Beginning ? _eras[^1] : at;

    private void OnWent(string participantId, double at)
    {
        if (_presentSince.Remove(participantId, out var since) && at > since)
            _participants[participantId].Present.Add(new Interval(since, at));
        foreach (var track in _tracks.Where(track => track.ParticipantId == participantId))
            End(track, at);
        _voices.Leave(participantId, at);
        if (_speaker?.ParticipantId == participantId)
            OnSpeaker(null, at);
    }

    private void OnSpeaker(string? participantId, double at)
    {
        if (_speaker is { } before && at > before.Since)
            _speaking.Add(new SpeakingSpan(before.ParticipantId, new Interval(before.Since, at)));
        _speaker = participantId is null ? null : (participantId, at);
    }

    private void OnTake(TakeBegan began)
    {
        if (_tracks.FindLast(track => track.TrackId == began.TrackId) is not { } track)
            return;

        var take = new TakeHistory(began.TakeId, began.TrackId, track.ParticipantId, began.File, began.MimeType, _eras.Count - 1);
        track.Takes.Add(take);
        _takes[take.Id] = take;
    }

    private void End(TrackHistory? track, double at)
    {
        if (track is null)
            return;

        track.End(at);
        _missing.EndSilence(track.TrackId, at);
    }

    private TrackHistory? Open(string trackId) => _tracks.FindLast(track => track.TrackId == trackId && !track.IsOver);
}
