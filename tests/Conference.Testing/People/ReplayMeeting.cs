using Conference.Recorder.Contracts;

namespace Conference.Testing.People;

/// <summary>
/// Plays the media node's part towards a recorder over real UDP, with generated people on one clock: their packets were encoded once and
/// are sent again with true timestamps, so many people cost little.
/// </summary>
public sealed class ReplayMeeting : IMeetingSource, IDisposable
{
    public const string Id = "meeting-1";

    private readonly TimeProvider _time;
    private readonly long _epoch;
    private readonly List<ReplayFeed> _feeds = [];
    private readonly List<ReplayPerson> _people = [];
    private readonly List<ReplayTrack> _tracks = [];
    private readonly ReplayOutlet _outlet = new();
    private readonly Pacer _pacer;
    private int _personCount;
    private int _trackCount;

    public ReplayMeeting(TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _epoch = _time.GetTimestamp();
        EpochAt = _time.GetUtcNow();
        _pacer = new Pacer(Pace);
    }

    /// <summary>The moment of true time 0.</summary>
    public DateTimeOffset EpochAt { get; }

    /// <summary>True time: seconds since <see cref="EpochAt"/>.</summary>
    public double Now => _time.GetElapsedTime(_epoch).TotalSeconds;

    /// <summary>CPU that sending took so far.</summary>
    public double SendingCpuSeconds => _pacer.CpuSeconds;

    internal Lock Gate { get; } = new();

    public Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        if (job.MeetingId != Id)
            throw new MeetingNotFoundException(job.MeetingId);
        var feed = new ReplayFeed(this);
        lock (Gate)
        {
            foreach (var person in _people)
                feed.Publish(new ParticipantJoined(At, person.Id, person.Name));
            foreach (var track in _tracks)
                feed.Publish(new TrackStarted(At, track.Id, track.ParticipantId, track.Kind, track.Source, track.IsPaused));
            _feeds.Add(feed);
        }

        return Task.FromResult<IMeetingFeed>(feed);
    }

    /// <summary>Lets somebody in.</summary>
    /// <param name="picture">What the camera sends instead of the persona's picture.</param>
    /// <param name="soundClock">The microphone's crystal; null when it runs with the camera's.</param>
    public async Task<ReplayPerson> JoinAsync(
        Persona persona, string name, bool camera = true, bool microphone = true, SenderClock? clock = null, SenderClock? soundClock = null, Line? line = null,
        MediaLoop? picture = null)
    {
        var number = Interlocked.Increment(ref _personCount);
        var person = new ReplayPerson($"p{number}", name, persona, clock ?? new SenderClock(), line)
        {
            SoundClock = soundClock ?? clock ?? new SenderClock(),
            Picture = picture ?? await PersonaMedia.PictureAsync(persona),
            Sound = await PersonaMedia.SoundAsync(persona),
        };
        lock (Gate)
        {
            _people.Add(person);
            Publish(new ParticipantJoined(At, person.Id, name));
            if (camera)
                TurnCameraOn(person);
            if (microphone)
                person.Microphone = Add(person, TrackKind.Audio, TrackSource.Microphone, person.Sound, person.SoundClock);
        }

        return person;
    }

    public void Leave(ReplayPerson person)
    {
        lock (Gate)
        {
            TurnCameraOff(person);
            StopSharing(person);
            person.Microphone = End(person.Microphone);
            _people.Remove(person);
            Publish(new ParticipantLeft(At, person.Id));
        }
    }

    public void TurnCameraOn(ReplayPerson person)
    {
        lock (Gate)
            person.Camera = Add(person, TrackKind.Video, TrackSource.Camera, person.Picture, person.Clock);
    }

    /// <summary>The camera's picture is sent in another size from its next key frame on.</summary>
    public void SwitchLayer(ReplayPerson person, MediaLoop layer)
    {
        lock (Gate)
            (person.Camera ?? throw new InvalidOperationException($"{person.Name}'s camera is off.")).SwitchTo(layer);
    }

    public void TurnCameraOff(ReplayPerson person)
    {
        lock (Gate)
            person.Camera = End(person.Camera);
    }

    /// <param name="screen">What the shared screen looks like.</param>
    public async Task ShareAsync(ReplayPerson person, Persona screen)
    {
        var picture = await PersonaMedia.PictureAsync(screen, 1280, 720);
        lock (Gate)
            person.Screen = Add(person, TrackKind.Video, TrackSource.Screen, picture, person.Clock);
    }

    public void StopSharing(ReplayPerson person)
    {
        lock (Gate)
            person.Screen = End(person.Screen);
    }

    public void Mute(ReplayTrack track)
    {
        lock (Gate)
        {
            track.Pause(true);
            Publish(new TrackPaused(At, track.Id));
        }
    }

    public void Unmute(ReplayTrack track)
    {
        lock (Gate)
        {
            track.Pause(false);
            Publish(new TrackResumed(At, track.Id));
        }
    }

    /// <summary>Who is heard from now on, the loudest first.</summary>
    public void Speak(params ReplayPerson[] people)
    {
        lock (Gate)
        {
            Publish(new SpeakingChanged(At, [.. people.Select(person => person.Id)]));
            Publish(new SpeakerChanged(At, people.FirstOrDefault()?.Id));
        }
    }

    /// <summary>Ends the meeting.</summary>
    public void End()
    {
        lock (Gate)
            _feeds.ForEach(feed => feed.End());
    }

    public void Dispose()
    {
        _pacer.Dispose();
        _outlet.Dispose();
    }

    internal ReplayTrack? FindTrack(string trackId) => _tracks.Find(track => track.Id == trackId);

    internal void Forget(ReplayFeed feed) => _feeds.Remove(feed);

    private DateTimeOffset At => _time.GetUtcNow();

    private ReplayTrack Add(ReplayPerson person, TrackKind kind, TrackSource source, MediaLoop media, SenderClock clock)
    {
        var track = new ReplayTrack($"t{++_trackCount}", person.Id, kind, source, media, clock, person.Line, Now);
        _tracks.Add(track);
        Publish(new TrackStarted(At, track.Id, person.Id, kind, source, Paused: false));
        return track;
    }

    private ReplayTrack? End(ReplayTrack? track)
    {
        if (track is not null)
        {
            _tracks.Remove(track);
            Publish(new TrackEnded(At, track.Id));
        }

        return null;
    }

    private void Publish(FeedEvent change) => _feeds.ForEach(feed => feed.Publish(change));

    private void Pace()
    {
        lock (Gate)
        {
            var now = Now;
            _outlet.SendDue(now);
            foreach (var track in _tracks)
                track.Advance(now, _outlet);
        }
    }
}
