using Conference.Controller.Media;
using Conference.Mediasoup;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>
/// What of a meeting may be in one recording: of those who are present, the ones who may be recorded, with their tracks. People and media
/// come as two streams; what is written here is one, in which nobody's tracks come before them or stay after them.
/// </summary>
internal sealed partial class RecordedPeople(Func<string, bool> mayRecord, Action<FeedEvent> write)
{
    private readonly Lock _lock = new(); // the streams of people and of media meet here, and taps ask
    private readonly Dictionary<string, string> _present = new(StringComparer.Ordinal); // names, by participant
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<ProducerId, ProducerView> _tracks = [];

    public IReadOnlyList<string> Present
    {
        get
        {
            lock (_lock)
                return [.. _shown];
        }
    }

    /// <summary>Whether a track is of somebody who is recorded now.</summary>
    public bool MayTap(ProducerId track)
    {
        lock (_lock)
            return _tracks.TryGetValue(track, out var producer) && _shown.Contains(producer.ParticipantId) && mayRecord(producer.ParticipantId);
    }

    public void Come(string participantId, string displayName, DateTimeOffset at)
    {
        lock (_lock)
        {
            _present[participantId] = displayName;
            Review(participantId, at);
        }
    }

    /// <summary>Somebody who is present has changed; a new name is told.</summary>
    public void Change(string participantId, string displayName, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (!_present.TryGetValue(participantId, out var before) || before == displayName)
                return;
            _present[participantId] = displayName;
            if (_shown.Contains(participantId))
                write(new ParticipantRenamed(at, participantId, displayName));
        }
    }

    public void Go(string participantId, DateTimeOffset at)
    {
        lock (_lock)
        {
            _present.Remove(participantId);
            Review(participantId, at);
        }
    }

    /// <summary>Looks again at who may be recorded; answers the tracks of those who no longer may.</summary>
    public IReadOnlyList<ProducerId> Review(DateTimeOffset at)
    {
        lock (_lock)
            return [.. _present.Keys.ToList().SelectMany(participantId => Review(participantId, at))];
    }

    public void Start(ProducerView track, DateTimeOffset at)
    {
        lock (_lock)
        {
            _tracks[track.ProducerId] = track;
            if (_shown.Contains(track.ParticipantId))
                write(Started(track, at));
        }
    }

    public void End(ProducerId trackId, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_tracks.Remove(trackId, out var track) && _shown.Contains(track.ParticipantId))
                write(new TrackEnded(at, trackId.ToString()));
        }
    }

    public void Pause(ProducerId trackId, bool paused, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (!_tracks.TryGetValue(trackId, out var track))
                return;
            _tracks[trackId] = track with { Paused = paused };
            if (_shown.Contains(track.ParticipantId))
                write(paused ? new TrackPaused(at, trackId.ToString()) : new TrackResumed(at, trackId.ToString()));
        }
    }

    public void LoseMedia(string reason, DateTimeOffset at)
    {
        lock (_lock)
        {
            Hear([], at);
            Dominate(null, at);
            _tracks.Clear();
            write(new MediaLost(at, reason));
        }
    }

    private List<ProducerId> Review(string participantId, DateTimeOffset at)
    {
        var may = _present.TryGetValue(participantId, out var displayName) && mayRecord(participantId);
        if (may == _shown.Contains(participantId))
            return [];
        var tracks = _tracks.Values.Where(track => track.ParticipantId == participantId).ToList();
        if (may)
        {
            _shown.Add(participantId);
            write(new ParticipantJoined(at, participantId, displayName!));
            tracks.ForEach(track => write(Started(track, at)));
            TellSpeaking(at);
            return [];
        }

        _shown.Remove(participantId);
        TellSpeaking(at);
        tracks.ForEach(track => write(new TrackEnded(at, track.ProducerId.ToString())));
        write(new ParticipantLeft(at, participantId));
        return [.. tracks.Select(track => track.ProducerId)];
    }

    private static TrackStarted Started(ProducerView producer, DateTimeOffset at) => new(
        at,
        producer.ProducerId.ToString(),
        producer.ParticipantId,
        producer.Kind == MediaKind.Audio ? TrackKind.Audio : TrackKind.Video,
        Source(producer.Source),
        producer.Paused);

    private static Recorder.Contracts.TrackSource Source(Media.TrackSource source) => source switch
    {
        Media.TrackSource.Microphone => Recorder.Contracts.TrackSource.Microphone,
        Media.TrackSource.Camera => Recorder.Contracts.TrackSource.Camera,
        Media.TrackSource.Screen => Recorder.Contracts.TrackSource.Screen,
        Media.TrackSource.ScreenAudio => Recorder.Contracts.TrackSource.ScreenAudio,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A source that recordings do not know."),
    };
}
