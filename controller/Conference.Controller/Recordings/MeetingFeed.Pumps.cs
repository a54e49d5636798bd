using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Recordings;

internal sealed partial class MeetingFeed
{
    private const int VoiceDbov = -55; // below this a microphone carries a room and no voice; the web client draws the line there too

    private static readonly TimeSpan MediaRetryDelay = TimeSpan.FromSeconds(1);

    private void Start()
    {
        var now = _clock.GetUtcNow();
        foreach (var participant in _people.Snapshot.Participants)
            _recorded.Come(participant.ParticipantId, participant.DisplayName, now);
        StartTracks(now);
        _pumping = PumpAsync();
    }

    /// <summary>Never fails: what goes wrong ends the events, and is told to whoever reads them.</summary>
    private async Task PumpAsync()
    {
        var media = GuardAsync(PumpMediaAsync(_closing.Token));
        await GuardAsync(PumpPeopleAsync()); // ends with the meeting, or when the feed is closed
        await _closing.CancelAsync();
        await media;
        _media.Dispose();
        _events.Writer.TryComplete();
    }

    private async Task GuardAsync(Task pump)
    {
        try
        {
            await pump;
        }
        catch (Exception exception)
        {
            // A recording that goes on without its media, or without its people, would be missing them without a word.
            _events.Writer.TryComplete(exception);
            _people.Dispose();
        }
    }

    private async Task PumpPeopleAsync()
    {
        await foreach (var meetingEvent in _people.Events.ReadAllAsync())
        {
            var at = meetingEvent.At;
            switch (meetingEvent.Body)
            {
                case ParticipantCame came:
                    _recorded.Come(came.Participant.ParticipantId, came.Participant.DisplayName, at);
                    break;
                case ParticipantChanged changed:
                    _recorded.Change(changed.Participant.ParticipantId, changed.Participant.DisplayName, at);
                    break;
                case ParticipantGone gone:
                    _recorded.Go(gone.ParticipantId, at);
                    await _tap.CloseAsync(gone.ParticipantId);
                    break;
                case ConsentChanged or MeetingChanged: // asking for consent can be switched on meanwhile
                    await _tap.CloseAsync(_recorded.Review(at));
                    break;
                case MessageSent sent:
                    _recorded.Post(sent.Message, at);
                    break;
                case MessageEdited edited:
                    _recorded.Edit(edited.Message, at);
                    break;
                case MessageDeleted deleted:
                    _recorded.Delete(deleted.MessageId, at);
                    break;
            }
        }
    }

    private async Task PumpMediaAsync(CancellationToken closing)
    {
        try
        {
            while (!closing.IsCancellationRequested)
            {
                await foreach (var mediaEvent in _media.Events.ReadAllAsync(closing))
                    TakeMedia(mediaEvent, _clock.GetUtcNow());
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
                _tap = new MediaTap(room);
                _media = room.Watch();
                StartTracks(_clock.GetUtcNow());
                return;
            }
            catch (RefusedException refused) when (refused.Code is not (RefusalCode.MeetingNotFound or RefusalCode.MeetingEnded))
            {
                WaitingForMedia(_meeting.Id, refused.Message);
                await Task.Delay(MediaRetryDelay, _clock, closing);
            }
        }
    }

    private void StartTracks(DateTimeOffset at)
    {
        foreach (var producer in _media.Producers)
            _recorded.Start(producer, at);
    }

    private void TakeMedia(MediaEvent mediaEvent, DateTimeOffset at)
    {
        switch (mediaEvent)
        {
            case ProducerAdded added:
                _recorded.Start(added.Producer, at);
                break;
            case ProducerRemoved removed:
                _recorded.End(removed.ProducerId, at);
                break;
            case ProducerPaused paused:
                _recorded.Pause(paused.ProducerId, paused: true, at);
                break;
            case ProducerResumed resumed:
                _recorded.Pause(resumed.ProducerId, paused: false, at);
                break;
            case SpeakersHeard heard:
                var voices = heard.Volumes.Where(speaker => speaker.Volume >= VoiceDbov);
                _recorded.Hear([.. voices.Select(speaker => speaker.ParticipantId)], at);
                break;
            case ActiveSpeakerChanged changed:
                _recorded.Dominate(changed.ParticipantId, at);
                break;
            case MediaGone gone:
                _recorded.LoseMedia(gone.Reason, at);
                break;
        }
    }

    [LoggerMessage(1401, LogLevel.Warning, "The recording of meeting {MeetingId} waits for media: {Reason}")]
    private partial void WaitingForMedia(string meetingId, string reason);
}
