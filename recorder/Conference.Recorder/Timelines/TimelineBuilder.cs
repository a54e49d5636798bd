using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>Turns a journal, and what the track files really hold, into a timeline. Pure: same input, same timeline.</summary>
internal sealed class TimelineBuilder
{
    private readonly Dictionary<string, (string Name, List<Interval> Present)> _participants = [];
    private readonly Dictionary<string, double> _presentSince = [];
    private readonly List<string> _order = [];
    private readonly List<TrackHistory> _tracks = [];
    private readonly Dictionary<string, TakeHistory> _takes = [];
    private readonly List<string> _missing = [];
    private readonly List<SpeakingSpan> _speaking = [];
    private (string ParticipantId, double Since)? _speaker;
    private int _era;

    private TimelineBuilder()
    {
    }

    /// <param name="packetTimes">For each take that could be read: the times in its file, in seconds, sorted.</param>
    public static Timeline Build(IReadOnlyList<JournalEntry> journal, IReadOnlyDictionary<string, double[]> packetTimes)
    {
        var duration = DurationOf(journal);
        var builder = new TimelineBuilder();
        foreach (var entry in journal)
            builder.Apply(entry);
        builder.EndAll(duration);
        return builder.Finish(journal, duration, packetTimes);
    }

    /// <summary>The files that a journal tells of.</summary>
    public static IEnumerable<TakeBegan> TakesOf(IReadOnlyList<JournalEntry> journal) => journal.OfType<TakeBegan>();

    private static double DurationOf(IReadOnlyList<JournalEntry> journal) =>
        journal.OfType<RecordingEnded>().LastOrDefault()?.At ?? journal.Select(entry => entry.At).DefaultIfEmpty(0).Max();

    private void Apply(JournalEntry entry)
    {
        switch (entry)
        {
            case ParticipantCame came:
                OnCame(came);
                break;
            case ParticipantWent went:
                OnWent(went.ParticipantId, went.At);
                break;
            case TrackAppeared appeared:
                Open(appeared.TrackId)?.End(appeared.At);
                _tracks.Add(new TrackHistory(appeared));
                break;
            case TrackMuted muted:
                Open(muted.TrackId)?.Pause(muted.At);
                break;
            case TrackUnmuted unmuted:
                Open(unmuted.TrackId)?.Resume(unmuted.At);
                break;
            case TrackVanished vanished:
                Open(vanished.TrackId)?.End(vanished.At);
                break;
            case TrackRefused refused:
                _missing.Add($"Track {refused.TrackId} from {refused.At:F1} s on: {refused.Reason}");
                break;
            case TakeBegan began:
                OnTake(began);
                break;
            case TakeEnded { Reason: nameof(Capture.EndReason.ProcessDied) } died:
                _missing.Add($"A moment of take {died.TakeId} at {died.At:F1} s: FFmpeg ended with exit code {died.ExitCode}.");
                break;
            case SpeakerTookOver speaker:
                OnSpeaker(speaker.ParticipantId, speaker.At);
                break;
            case MediaBroke broke:
                _era++;
                foreach (var track in _tracks)
                    track.End(broke.At);
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
        _presentSince.TryAdd(came.ParticipantId, came.At);
    }

    private void OnWent(string participantId, double at)
    {
        if (_presentSince.Remove(participantId, out var since) && at > since)
            _participants[participantId].Present.Add(new Interval(since, at));
        foreach (var track in _tracks.Where(track => track.ParticipantId == participantId))
            track.End(at);
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

        var take = new TakeHistory(began.TakeId, began.TrackId, track.ParticipantId, began.File, _era);
        track.Takes.Add(take);
        _takes[take.Id] = take;
    }

    private TrackHistory? Open(string trackId) => _tracks.FindLast(track => track.TrackId == trackId && !track.IsOver);

    private void EndAll(double duration)
    {
        foreach (var participantId in _presentSince.Keys.ToArray())
            OnWent(participantId, duration);
        OnSpeaker(null, duration);
        foreach (var track in _tracks)
            track.End(duration);
    }

    private Timeline Finish(IReadOnlyList<JournalEntry> journal, double duration, IReadOnlyDictionary<string, double[]> packetTimes)
    {
        var clocks = new ClockFit(journal, _takes);
        var video = new List<VideoSpan>();
        var audio = new List<AudioSpan>();
        foreach (var track in _tracks)
        {
            foreach (var take in track.Takes)
            {
                if (clocks.MapOf(take) is not { } clock)
                    continue;

                if (!packetTimes.TryGetValue(take.Id, out var times) || times.Length == 0)
                    _missing.Add($"The file {take.File} is empty or damaged.");
                else if (track.Kind == TrackKind.Video)
                    video.AddRange(VisibleSpans.Of(track, take, clock, times));
                else
                    audio.AddRange(AudibleSpans.Of(track, take, clock, times));
            }
        }

        var participants = _order.ConvertAll(id => new TimelineParticipant(id, _participants[id].Name, _participants[id].Present));
        return new Timeline(duration, participants, video, audio, _missing) { Speaking = _speaking };
    }
}
