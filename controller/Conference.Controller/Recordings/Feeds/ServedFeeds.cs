using System.Collections.Concurrent;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Recorder.Remote;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Feeds;

/// <summary>The feeds that recorders elsewhere follow, by their names.</summary>
internal sealed class ServedFeeds(
    MeetingRegistry meetings, MediaRooms rooms, IOptions<FeedOptions> options, TimeProvider clock, ILogger<MeetingFeed> logger) : IHostedService
{
    private readonly ConcurrentDictionary<string, ServedFeed> _feeds = new(StringComparer.Ordinal);

    /// <summary>A feed that goes on; null when it is over, or another recording's.</summary>
    public ServedFeed? Find(string id, FeedToken token) =>
        _feeds.TryGetValue(id, out var feed) && feed.Token.RecordingId == token.RecordingId && feed.Token.MeetingId == token.MeetingId ? feed : null;

    /// <exception cref="RefusedException">The meeting does not run.</exception>
    public async Task<ServedFeed> OpenAsync(FeedToken token, CancellationToken cancellationToken)
    {
        var meeting = await meetings.GetAsync(token.MeetingId, cancellationToken);
        var feed = await MeetingFeed.OpenAsync(meeting, token.RecordingId, rooms, clock, logger, cancellationToken);
        var served = ServedFeed.Start(token, feed, options.Value.Grace, clock, ended => _feeds.TryRemove(ended.Id, out _));
        _feeds[served.Id] = served;
        return served;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_feeds.Values.Select(feed => feed.DisposeAsync().AsTask()));
}
