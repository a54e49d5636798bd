using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>Tells each meeting what becomes of its recording, and ends a recording that nobody is left to end.</summary>
internal sealed partial class RecordingAnnouncer(
    IRecordingDirector director, MeetingRegistry meetings, ILogger<RecordingAnnouncer> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        director.Changed += OnChanged;
        meetings.Happened += OnHappened;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        director.Changed -= OnChanged;
        meetings.Happened -= OnHappened;
        return Task.CompletedTask;
    }

    private void OnChanged(object? sender, RecordingInfo recording) => meetings.Find(recording.MeetingId)?.SetRecording(recording);

    private void OnHappened(object? sender, MeetingEvent meetingEvent)
    {
        if (meetingEvent.Body is ParticipantGone or MeetingEnded && sender is Meeting { EmptySince: not null } meeting)
            _ = StopAsync(meeting); // logs its own failure
    }

    private async Task StopAsync(Meeting meeting)
    {
        await Task.Yield(); // the ledger waits for whoever it tells
        try
        {
            await director.StopAsync(meeting.Id, CancellationToken.None);
            StoppedForLackOfPeople(meeting.Id);
        }
        catch (RecordingConflictException)
        {
            // Not recorded, as most meetings.
        }
        catch (Exception exception)
        {
            StopFailed(exception, meeting.Id); // whatever it was, the next empty moment tries again
        }
    }

    [LoggerMessage(1411, LogLevel.Information, "Everybody has left meeting {MeetingId}: its recording ends")]
    private partial void StoppedForLackOfPeople(string meetingId);

    [LoggerMessage(1412, LogLevel.Error, "The recording of the empty meeting {MeetingId} did not end")]
    private partial void StopFailed(Exception exception, string meetingId);
}
