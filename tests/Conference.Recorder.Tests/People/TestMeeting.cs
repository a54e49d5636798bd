using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.People;

/// <summary>Plays the media node's part towards the recorder, over real UDP.</summary>
internal sealed class TestMeeting : IMeetingSource, IAsyncDisposable
{
    public const string Id = "meeting-1";

    private readonly Channel<FeedEvent> _events = Channel.CreateUnbounded<FeedEvent>();
    private readonly ConcurrentDictionary<string, TestTrack> _tracks = new();
    private readonly List<TestPerson> _people = [];
    private readonly Socket _outlet = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private int _trackCount;

    /// <summary>When set, a meeting cannot be opened before it completes.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    public async Task<IMeetingFeed> OpenAsync(RecordingJob job, CancellationToken cancellationToken)
    {
        await Opening.WaitAsync(cancellationToken);
        return job.MeetingId == Id ? new TestFeed(_events.Reader, _tracks) : throw new MeetingNotFoundException(job.MeetingId);
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

    public void End() => _events.Writer.Complete();

    public void Fail(Exception exception) => _events.Writer.Complete(exception);

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        _outlet.Dispose();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private TestTrack AddTrack(TestPerson person, TrackKind kind, TrackSource source)
    {
        var track = new TestTrack($"t{++_trackCount}", person.Id, kind, source, _outlet);
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

    private void Publish(FeedEvent change) => _events.Writer.TryWrite(change);
}
