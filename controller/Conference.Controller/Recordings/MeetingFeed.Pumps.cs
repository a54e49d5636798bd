using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

internal sealed partial class MeetingFeed
{
    private static readonly TimeSpan MediaRetryDelay = TimeSpan.FromSeconds(1);

    private void Start()
    {
        var now = _clock.GetUtcNow();
        foreach (var participant in _people.Snapshot.Participants)
            Write(new ParticipantJoined(now, participant.ParticipantId, participant.DisplayName));
        WriteTracks(now);
        _pumping = PumpAsync();
    }

    private async Task PumpAsync()
    {
        var media = PumpMediaAsync(_closing.Token);
        await PumpPeopleAsync(); // ends with the meeting, or when the feed is closed
        await _closing.CancelAsync();
        _media.Dispose();
        await media;
        _events.Writer.TryComplete();
    }

    private async Task PumpPeopleAsync()
    {
        await foreach (var meetingEvent in _people.Events.ReadAllAsync())
        {
            if (meetingEvent.Body is ParticipantCame came)
                Write(new ParticipantJoined(meetingEvent.At, came.Participant.ParticipantId, came.Participant.DisplayName));
            else if (meetingEvent.Body is ParticipantGone gone)
                Write(new ParticipantLeft(meetingEvent.At, gone.ParticipantId));
        }
    }

    private async Task PumpMediaAsync(CancellationToken closing)
    {
        try
        {
            while (!closing.IsCancellationRequested)
            {
                await foreach (var mediaEvent in _media.Events.ReadAllAsync(closing))
                    WriteMedia(mediaEvent, _clock.GetUtcNow());
                await OpenNextRoomAsync(closing);
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Closed, or the meeting is over.
        }
        catch (RefusedException refused) when (refused.Code is RefusalCode.MeetingNotFound or RefusalCode.MeetingEnded)
        {
            // Over between two rooms.
        }
    }

    private async Task OpenNextRoomAsync(CancellationToken closing)
    {
        await _tap.DisposeAsync();
        while (true)
        {
            try
            {
                var room = await _rooms.GetAsync(_meeting.Id, closing);
                _tap = new MediaTap(room, TapIp);
                _media = room.Watch();
                WriteTracks(_clock.GetUtcNow());
                return;
            }
            catch (RefusedException refused) when (refused.Code is RefusalCode.MediaUnavailable or RefusalCode.MediaLost)
            {
                WaitingForMedia(_meeting.Id, refused.Message);
                await Task.Delay(MediaRetryDelay, _clock, closing);
            }
        }
    }

    private void WriteTracks(DateTimeOffset at)
    {
        foreach (var producer in _media.Producers)
            Write(Started(producer, at));
    }

    private void WriteMedia(MediaEvent mediaEvent, DateTimeOffset at)
    {
        FeedEvent? feedEvent = mediaEvent switch
        {
            ProducerAdded added => Started(added.Producer, at),
            ProducerRemoved removed => new TrackEnded(at, removed.ProducerId.ToString()),
            ProducerPaused paused => new TrackPaused(at, paused.ProducerId.ToString()),
            ProducerResumed resumed => new TrackResumed(at, resumed.ProducerId.ToString()),
            ActiveSpeakerChanged changed => new SpeakerChanged(at, changed.ParticipantId),
            MediaGone gone => new MediaLost(at, gone.Reason),
            _ => null, // consumers' events and volumes are no matter of a recording
        };
        if (feedEvent is not null)
            Write(feedEvent);
    }

    private void Write(FeedEvent feedEvent) => _events.Writer.TryWrite(feedEvent);

    private static TrackStarted Started(ProducerView producer, DateTimeOffset at) => new(
        at,
        producer.ProducerId.ToString(),
        producer.ParticipantId,
        producer.Kind == Mediasoup.MediaKind.Audio ? TrackKind.Audio : TrackKind.Video,
        Source(producer.Source),
        producer.Paused);

    private static Recorder.Contracts.TrackSource Source(Media.TrackSource source) => source switch
    {
        Media.TrackSource.Microphone => Recorder.Contracts.TrackSource.Microphone,
        Media.TrackSource.Camera => Recorder.Contracts.TrackSource.Camera,
        Media.TrackSource.Screen => Recorder.Contracts.TrackSource.Screen,
        Media.TrackSource.ScreenAudio => Recorder.Contracts.TrackSource.ScreenAudio,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A source that recordings do not know."),
    };

    [LoggerMessage(1401, LogLevel.Warning, "The recording of meeting {MeetingId} waits for media: {Reason}")]
    private partial void WaitingForMedia(string meetingId, string reason);
}
