using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.People;

/// <summary>Plays the media node's part towards the recorder, over real UDP.</summary>
internal sealed class TestMeeting : IMeetingSource, IAsyncDisposable
{
    public const string Id = "meeting-1";

    private readonly Lock _lock = new();
    private readonly List<Channel<FeedEvent>> _feeds = [];
    private readonly List<ParticipantJoined> _present = [];
    private readonly ConcurrentDictionary<string, TestTrack> _tracks = new();
    private readonly List<TestPerson> _people = [];
    private readonly Socket _outlet = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private int _trackCount;

    /// <summary>When set, a meeting cannot be opened before it completes.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<TestTrack> Tracks => [.. _tracks.Values.OrderBy(track => track.Number)];

    public async Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        await Opening.WaitAsync(cancellationToken);
        return job.MeetingId == Id ? new TestFeed(Subscribe(), _tracks) : throw new MeetingNotFoundException(job.MeetingId);
    }

    public async Task<TestPerson> JoinAsync(string name, Look look, bool camera = true, bool microphone = true)
    {
        var person = await TestPerson.StartAsync($"p{_people.Count + 1}", name, look);
        _people.Add(person);
        Publish(new ParticipantJoined(Now, person.Id, name));
        if (camera)
            TurnCameraOn(person);
        if (microphone)
            person.AudioTrack = AddTrack(person, TrackKind.Audio, TrackSource.Microphone);
        return person;
    }

    public void JoinSilently(string id, string name) => Publish(new ParticipantJoined(Now, id, name));

    public void Leave(TestPerson person)
    {
        TurnCameraOff(person);
        if (person.AudioTrack is { } audio)
            End(audio);
        person.AudioTrack = null;
        Publish(new ParticipantLeft(Now, person.Id));
    }

    public void TurnCameraOn(TestPerson person) => person.VideoTrack = AddTrack(person, TrackKind.Video, TrackSource.Camera);

    public void TurnCameraOff(TestPerson person)
    {
        if (person.VideoTrack is { } video)
            End(video);
        person.VideoTrack = null;
    }

    public void Pause(TestTrack track)
    {
        track.Paused = true;
        Publish(new TrackPaused(Now, track.Id));
    }

    public void Resume(TestTrack track)
    {
        track.Paused = false;
        Publish(new TrackResumed(Now, track.Id));
    }

    /// <summary>The worker dies: all tracks are gone without a word of their own.</summary>
    public void LoseMedia()
    {
        foreach (var track in _tracks.Values)
            track.Close();
        _tracks.Clear();
        Publish(new MediaLost(Now, "worker died"));
    }

    /// <summary>The person is still there and sends again, through the next worker.</summary>
    public void Return(TestPerson person)
    {
        TurnCameraOn(person);
        person.AudioTrack = AddTrack(person, TrackKind.Audio, TrackSource.Microphone);
    }

    /// <summary>Somebody who sends, but not into the meeting yet.</summary>
    public async Task<TestPerson> RehearseAsync(Look look)
    {
        var person = await TestPerson.StartAsync("", "", look);
        _people.Add(person);
        return person;
    }

    /// <summary>Both of a person's tracks go on from another sender, with its clock and its picture size.</summary>
    public static void Replace(TestPerson person, TestPerson other)
    {
        var (video, audio) = (person.VideoTrack!, person.AudioTrack!);
        person.VideoTrack = null;
        person.AudioTrack = null;
        video.WaitForKeyFrame();
        other.VideoTrack = video;
        other.AudioTrack = audio;
    }

    /// <summary>Anything else that a feed tells.</summary>
    public void Tell(FeedEvent change) => Publish(change);

    public void End() => Complete(exception: null);

    public void Fail(Exception exception) => Complete(exception);

    /// <summary>A camera that is announced and never sends anything.</summary>
    public void AnnounceDeadCamera(string participantId)
    {
        var track = new TestTrack($"t{++_trackCount}", participantId, TrackKind.Video, TrackSource.Camera, _outlet);
        _tracks[track.Id] = track;
        Publish(new TrackStarted(Now, track.Id, participantId, track.Kind, track.Source, Paused: false));
    }

    /// <summary>A camera whose codec no recorder knows.</summary>
    public void AnnounceStrangeCamera(string participantId)
    {
        var track = new TestTrack($"t{++_trackCount}", participantId, TrackKind.Video, TrackSource.Camera, _outlet, "H263");
        _tracks[track.Id] = track;
        Publish(new TrackStarted(Now, track.Id, participantId, track.Kind, track.Source, Paused: false));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        _outlet.Dispose();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private TestTrack AddTrack(TestPerson person, TrackKind kind, TrackSource source)
    {
        var track = new TestTrack($"t{++_trackCount}", person.Id, kind, source, _outlet, person.Look.Codec);
        _tracks[track.Id] = track;
        Publish(new TrackStarted(Now, track.Id, person.Id, kind, source, Paused: false));
        return track;
    }

    private void End(TestTrack track)
    {
        track.Close();
        _tracks.TryRemove(track.Id, out _);
        Publish(new TrackEnded(Now, track.Id));
    }

    /// <summary>A recorder that opens the meeting is told what there is, and then every change.</summary>
    private ChannelReader<FeedEvent> Subscribe()
    {
        var feed = Channel.CreateUnbounded<FeedEvent>();
        lock (_lock)
        {
            foreach (var joined in _present)
                feed.Writer.TryWrite(joined);
            foreach (var track in Tracks)
                feed.Writer.TryWrite(new TrackStarted(Now, track.Id, track.ParticipantId, track.Kind, track.Source, track.Paused));
            _feeds.Add(feed);
        }

        return feed.Reader;
    }

    private void Publish(FeedEvent change)
    {
        lock (_lock)
        {
            if (change is ParticipantJoined joined)
                _present.Add(joined);
            else if (change is ParticipantLeft left)
                _present.RemoveAll(present => present.ParticipantId == left.ParticipantId);
            foreach (var feed in _feeds)
                feed.Writer.TryWrite(change);
        }
    }

    private void Complete(Exception? exception)
    {
        lock (_lock)
        {
            foreach (var feed in _feeds)
                feed.Writer.TryComplete(exception);
        }
    }
}
