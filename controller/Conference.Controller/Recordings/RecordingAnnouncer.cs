using System.Threading.Channels;
using Conference.Controller.Meetings;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>Tells each meeting what becomes of its recording, and ends a recording that nobody is left to end.</summary>
internal sealed partial class RecordingAnnouncer(
    IRecordingDirector director, MeetingRegistry meetings, ILogger<RecordingAnnouncer> logger) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        director.Changed += OnChanged;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        director.Changed -= OnChanged;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var created = Channel.CreateUnbounded<Meeting>();
        meetings.Created += (_, meeting) => created.Writer.TryWrite(meeting);
        try
        {
            await foreach (var meeting in created.Reader.ReadAllAsync(stoppingToken))
                _ = FollowAsync(meeting, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure when it stops because something else could not start.
        }
    }

    private void OnChanged(object? sender, RecordingInfo recording) => meetings.Find(recording.MeetingId)?.SetRecording(recording);

    private async Task FollowAsync(Meeting meeting, CancellationToken stopping)
    {
        using var subscription = meeting.Subscribe();
        await foreach (var meetingEvent in subscription.Events.ReadAllAsync(CancellationToken.None))
        {
            if (stopping.IsCancellationRequested)
                return;
            if (meetingEvent is ParticipantGone && meeting.EmptySince is not null)
                await StopAsync(meeting);
        }
    }

    private async Task StopAsync(Meeting meeting)
    {
        try
        {
            await director.StopAsync(meeting.Id, CancellationToken.None);
            StoppedForLackOfPeople(meeting.Id);
        }
        catch (RecordingConflictException)
        {
            // Not recorded, as most meetings.
        }
    }

    [LoggerMessage(1411, LogLevel.Information, "Everybody has left meeting {MeetingId}: its recording ends")]
    private partial void StoppedForLackOfPeople(string meetingId);
}
