using System.Threading.Channels;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Mediasoup;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>
/// One meeting as the recorder sees it: two streams, people and media, joined into one. When the media dies it goes on with the
/// room that replaces it.
/// </summary>
internal sealed partial class MeetingFeed : IMeetingFeed
{
    private const string TapIp = "127.0.0.1";

    private readonly Meeting _meeting;
    private readonly MediaRooms _rooms;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly MeetingSubscription _people;
    private readonly Channel<FeedEvent> _events = Channel.CreateUnbounded<FeedEvent>();
    private readonly CancellationTokenSource _closing = new();
    private MediaTap _tap;
    private MediaSubscription _media;
    private Task _pumping = Task.CompletedTask;

    private MeetingFeed(
        Meeting meeting,
        MediaRooms rooms,
        TimeProvider clock,
        ILogger logger,
        MeetingSubscription people,
        MediaSubscription media,
        MediaTap tap)
    {
        _meeting = meeting;
        _rooms = rooms;
        _clock = clock;
        _logger = logger;
        _people = people;
        _media = media;
        _tap = tap;
    }

    public static async Task<MeetingFeed> OpenAsync(
        Meeting meeting, MediaRooms rooms, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
    {
        var room = await rooms.GetAsync(meeting.Id, cancellationToken);
        var feed = new MeetingFeed(
            meeting, rooms, clock, logger, meeting.Subscribe(), room.Watch(), new MediaTap(room, TapIp));
        feed.Start();
        return feed;
    }

    public IAsyncEnumerable<FeedEvent> ReadAllAsync(CancellationToken cancellationToken) => _events.Reader.ReadAllAsync(cancellationToken);

    public async Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken)
    {
        try
        {
            var consumer = await _tap.TapAsync(ProducerId.Parse(trackId), destination.Ip, destination.Port, cancellationToken);
            return TrackTaps.Describe(trackId, consumer.RtpParameters);
        }
        catch (RefusedException)
        {
            throw new TrackNotFoundException(trackId);
        }
    }

    public Task ResumeAsync(string trackId, CancellationToken cancellationToken) =>
        WithConsumerAsync(trackId, consumer => consumer.ResumeAsync(cancellationToken));

    public Task RequestKeyFrameAsync(string trackId, CancellationToken cancellationToken) =>
        WithConsumerAsync(trackId, consumer => consumer.RequestKeyFrameAsync(cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _people.Dispose();
        _media.Dispose();
        await _pumping;
        await _tap.DisposeAsync();
        _closing.Dispose();
    }

    private async Task WithConsumerAsync(string trackId, Func<Consumer, Task> act)
    {
        try
        {
            await act(_tap.Get(ProducerId.Parse(trackId)));
        }
        catch (Exception exception) when (exception is RefusedException or MediasoupException)
        {
            throw new TrackNotFoundException(trackId);
        }
    }
}
