using Conference.Controller.Errors;
using Conference.Controller.Media.Health;
using Conference.Controller.Media.Sessions;
using Conference.Controller.Meetings;
using Conference.Mediasoup;
using Conference.Mediasoup.Hosting;

namespace Conference.Controller.Media;

/// <summary>The rooms of the running meetings. A room is made when it is first asked for, and again after its worker died.</summary>
internal sealed partial class MediaRooms(
    WorkerPool workers,
    MediaProfile profile,
    MeetingRegistry meetings,
    JoinTracker joins,
    MediaSessionLog sessions,
    TimeProvider clock,
    ILogger<MediaRooms> logger) : IMeetingMedia
{
    private readonly Lock _lock = new(); // two first comers must get the same room
    private readonly Dictionary<string, Task<MediaRoom>> _rooms = [];

    /// <exception cref="RefusedException">The meeting does not run, or no worker does.</exception>
    public Task<MediaRoom> GetAsync(string meetingId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Faulted tasks leave by themselves, a moment after those who wait for them have seen the error.
            if (!_rooms.TryGetValue(meetingId, out var room) || room.IsFaulted)
                _rooms[meetingId] = room = CreateAsync(meetingId);
            return room.WaitAsync(cancellationToken);
        }
    }

    // Made for everybody who asks, so no single caller's token may cancel it.
    private async Task<MediaRoom> CreateAsync(string meetingId)
    {
        await Task.Yield(); // the caller holds the lock
        var meeting = await meetings.GetAsync(meetingId, CancellationToken.None);
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10), clock);
            var worker = await workers.GetAsync(timeout.Token);
            var codecs = await profile.GetCodecsAsync(timeout.Token);
            var room = await MediaRoom.CreateAsync(
                worker.Worker, worker.WebRtcServer, codecs, new MeetingRules(meeting), joins.Of(meeting), clock, timeout.Token);
            room.Ended += (_, _) => Forget(meeting.Id);
            RoomCreated(meeting.Id, worker.Worker.ProcessId);
            sessions.Follow(meeting, room);
            _ = TellSpeakingAsync(meeting, room.Watch());
            _ = FollowAsync(meeting, room);
            return room;
        }
        catch (Exception exception) when (exception is MediasoupException or OperationCanceledException or InvalidOperationException)
        {
            RoomFailed(exception, meeting.Id);
            throw new RefusedException(
                RefusalCode.MediaUnavailable, "No media worker takes meetings at the moment; connect again.", exception);
        }
    }

    // Whoever leaves the meeting leaves the media with it.
    private static async Task FollowAsync(Meeting meeting, MediaRoom room)
    {
        try
        {
            using var subscription = meeting.Subscribe();
            room.Ended += (_, _) => subscription.Complete();
            await foreach (var meetingEvent in subscription.Events.ReadAllAsync())
            {
                if (meetingEvent.Body is ParticipantGone gone)
                    await room.RemoveAsync(gone.ParticipantId);
            }
        }
        catch (RefusedException)
        {
            // The meeting ended before the room was ready.
        }
        finally
        {
            await room.DisposeAsync();
        }
    }

    // A room ends once, and no other is made for the meeting before it has.
    private void Forget(string meetingId)
    {
        lock (_lock)
        {
            _rooms.Remove(meetingId);
        }

        RoomEnded(meetingId);
    }

    [LoggerMessage(1301, LogLevel.Information, "Media of meeting {MeetingId} runs on worker {ProcessId}")]
    private partial void RoomCreated(string meetingId, int processId);

    [LoggerMessage(1302, LogLevel.Error, "No media for meeting {MeetingId}")]
    private partial void RoomFailed(Exception exception, string meetingId);

    [LoggerMessage(1303, LogLevel.Information, "Media of meeting {MeetingId} ended")]
    private partial void RoomEnded(string meetingId);
}
