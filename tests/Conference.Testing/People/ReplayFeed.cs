using System.Threading.Channels;
using Conference.Recorder.Contracts;

namespace Conference.Testing.People;

/// <summary>What one recorder has of a <see cref="ReplayMeeting"/>.</summary>
internal sealed class ReplayFeed(ReplayMeeting meeting) : IMeetingFeed
{
    private readonly Channel<FeedEvent> _events = Channel.CreateUnbounded<FeedEvent>();
    private readonly Dictionary<string, (ReplayTrack Track, ReplayTap Tap)> _taps = [];

    public IAsyncEnumerable<FeedEvent> ReadAllAsync(CancellationToken cancellationToken) => _events.Reader.ReadAllAsync(cancellationToken);

    public Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken)
    {
        lock (meeting.Gate)
        {
            var track = meeting.FindTrack(trackId) ?? throw new TrackNotFoundException(trackId);
            Untap(trackId);
            var tap = track.Tap(destination);
            _taps[trackId] = (track, tap);
            return Task.FromResult(track.Describe(tap));
        }
    }

    public Task ResumeAsync(string trackId, CancellationToken cancellationToken)
    {
        lock (meeting.Gate)
            Find(trackId).Tap.Flows = true;
        return Task.CompletedTask;
    }

    public Task RequestKeyFrameAsync(string trackId, CancellationToken cancellationToken)
    {
        lock (meeting.Gate)
            Find(trackId).Track.KeyFrameRequests++;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        lock (meeting.Gate)
        {
            meeting.Forget(this);
            foreach (var trackId in _taps.Keys.ToArray())
                Untap(trackId);
        }

        return ValueTask.CompletedTask;
    }

    internal void Publish(FeedEvent change)
    {
        if (change is TrackEnded ended)
            Untap(ended.TrackId);
        _events.Writer.TryWrite(change);
    }

    internal void End() => _events.Writer.TryComplete();

    private (ReplayTrack Track, ReplayTap Tap) Find(string trackId) =>
        _taps.TryGetValue(trackId, out var found) ? found : throw new TrackNotFoundException(trackId);

    private void Untap(string trackId)
    {
        if (_taps.Remove(trackId, out var old))
            old.Track.Untap(old.Tap);
    }
}
