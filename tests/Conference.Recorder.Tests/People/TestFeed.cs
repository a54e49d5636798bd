using System.Collections.Concurrent;
using System.Threading.Channels;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Tests.People;

/// <summary>What one recorder has of the meeting.</summary>
internal sealed class TestFeed(ChannelReader<FeedEvent> events, ConcurrentDictionary<string, TestTrack> tracks) : IMeetingFeed
{
    public bool IsRemote => false;

    public IAsyncEnumerable<FeedEvent> ReadAllAsync(CancellationToken cancellationToken) => events.ReadAllAsync(cancellationToken);

    public Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken) =>
        Task.FromResult(Find(trackId).Tap(destination));

    public Task ResumeAsync(string trackId, CancellationToken cancellationToken)
    {
        Find(trackId).Resume();
        return Task.CompletedTask;
    }

    public Task RequestKeyFrameAsync(string trackId, CancellationToken cancellationToken)
    {
        Find(trackId).CountKeyFrameRequest();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var track in tracks.Values)
            track.Close();
        return ValueTask.CompletedTask;
    }

    private TestTrack Find(string trackId) => tracks.TryGetValue(trackId, out var track) ? track : throw new TrackNotFoundException(trackId);
}
