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
    private readonly Meeting _meeting;
    private readonly MediaRooms _rooms;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly MeetingSubscription _people;
    private readonly Channel<FeedEvent> _events = Channel.CreateUnbounded<FeedEvent>();
    private readonly CancellationTokenSource _closing = new();
    private readonly RecordedPeople _recorded;
    private MediaTap _tap; // of the room that carries the media now
    private MediaSubscription _media;
    private Task _pumping = Task.CompletedTask;

    private MeetingFeed(
        Meeting meeting,
        string recordingId,
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
        _recorded = new RecordedPeople(
            participantId => meeting.MayRecord(participantId, recordingId), feedEvent => _events.Writer.TryWrite(feedEvent));
    }

    /// <param name="recordingId">Whose feed it is: consent is given to one recording.</param>
    public static async Task<MeetingFeed> OpenAsync(
        Meeting meeting, string recordingId, MediaRooms rooms, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
    {
        var room = await rooms.GetAsync(meeting.Id, cancellationToken);
        var feed = new MeetingFeed(
            meeting, recordingId, rooms, clock, logger, meeting.Subscribe(), room.Watch(), new MediaTap(room));
        feed.Start();
        return feed;
    }

    public bool IsRemote => false;

    /// <summary>Who is there and may be recorded.</summary>
    public IReadOnlyList<string> Present => _recorded.Present;

    public IAsyncEnumerable<FeedEvent> ReadAllAsync(CancellationToken cancellationToken) => _events.Reader.ReadAllAsync(cancellationToken);

    public async Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken)
    {
        var producerId = ProducerOf(trackId);
        try
        {
            var tap = _tap;
            var track = await tap.TapAsync(producerId, TrackTaps.Target(destination), cancellationToken);
            if (!_recorded.MayTap(producerId))
            {
                // Who withdraws their consent meanwhile either finds the tap, or is seen here.
                await tap.CloseAsync([producerId]);
                throw new TrackNotFoundException(trackId);
            }

            return TrackTaps.Describe(trackId, track);
        }
        catch (RefusedException refused) when (refused.Code == RefusalCode.ProducerNotFound)
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
        await _pumping;
        await _tap.DisposeAsync();
        _closing.Dispose();
    }

    // A track of somebody who is not recorded does not exist for a recorder, whatever it has heard of it before.
    private ProducerId ProducerOf(string trackId) =>
        Guid.TryParse(trackId, out _) && ProducerId.Parse(trackId) is var producerId && _recorded.MayTap(producerId)
            ? producerId
            : throw new TrackNotFoundException(trackId);

    private async Task WithConsumerAsync(string trackId, Func<Consumer, Task> act)
    {
        try
        {
            await act(_tap.Get(ProducerOf(trackId)));
        }
        catch (Exception exception) when (exception is RefusedException or MediasoupException)
        {
            throw new TrackNotFoundException(trackId);
        }
    }
}
