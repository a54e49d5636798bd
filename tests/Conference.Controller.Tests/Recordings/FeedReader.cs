using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings;

/// <summary>A meeting's feed as a recorder follows it; keeps all that came.</summary>
internal sealed class FeedReader : IAsyncDisposable
{
    private readonly IAsyncEnumerator<FeedEvent> _events;
    private readonly List<FeedEvent> _seen = [];

    public FeedReader(IMeetingFeed feed)
    {
        Feed = feed;
        _events = feed.ReadAllAsync(CancellationToken.None).GetAsyncEnumerator();
    }

    public IMeetingFeed Feed { get; }

    /// <summary>Everything that was read so far.</summary>
    public IReadOnlyList<FeedEvent> Seen => _seen;

    public static RecordingJob Job(string meetingId, string recordingId) =>
        new(recordingId, "default", meetingId, "abc-defg-hij", "Room", new RecordingSettings(), TimeProvider.System.GetUtcNow());

    public static async Task<FeedReader> OpenAsync(ControllerFixture controller, string meetingId, string recordingId) =>
        new(await controller.Services.GetRequiredService<IMeetingSource>().OpenAsync(Job(meetingId, recordingId), CancellationToken.None));

    /// <summary>Reads on to the next event of a kind that fits.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? fits = null)
        where T : FeedEvent
    {
        while (true)
        {
            if (!await _events.MoveNextAsync().AsTask().WaitAsync(RpcClient.Patience))
                Assert.Fail($"The feed ended before a {typeof(T).Name}.");
            _seen.Add(_events.Current);
            if (_events.Current is T found && (fits is null || fits(found)))
                return found;
        }
    }

    /// <summary>Reads to the end of the feed.</summary>
    public async Task ReadToEndAsync()
    {
        while (await _events.MoveNextAsync().AsTask().WaitAsync(RpcClient.Patience))
            _seen.Add(_events.Current);
    }

    /// <summary>What was read of one participant or one of their tracks, as short words in order.</summary>
    public IReadOnlyList<string> Of(string participantId)
    {
        var tracks = _seen.OfType<TrackStarted>().Where(track => track.ParticipantId == participantId).Select(track => track.TrackId).ToHashSet();
        return [.. _seen.Where(e => IsOf(e, participantId, tracks)).Select(e => e.GetType().Name)];
    }

    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        await ReadToEndAsync(); // an enumerator is not disposed of while it waits
        await _events.DisposeAsync();
    }

    private static bool IsOf(FeedEvent feedEvent, string participantId, HashSet<string> tracks) => feedEvent switch
    {
        ParticipantJoined joined => joined.ParticipantId == participantId,
        ParticipantRenamed renamed => renamed.ParticipantId == participantId,
        ParticipantLeft left => left.ParticipantId == participantId,
        TrackStarted started => started.ParticipantId == participantId,
        TrackPaused paused => tracks.Contains(paused.TrackId),
        TrackResumed resumed => tracks.Contains(resumed.TrackId),
        TrackEnded ended => tracks.Contains(ended.TrackId),
        SpeakerChanged speaker => speaker.ParticipantId == participantId,
        SpeakingChanged speaking => speaking.ParticipantIds.Contains(participantId),
        ChatPosted posted => posted.ParticipantId == participantId,
        _ => false,
    };
}
