using System.Collections.Concurrent;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings;

/// <summary>Ends recordings that nobody is left to end: those of meetings that everybody has left, and of those into which nobody came.</summary>
internal sealed partial class EmptyMeetings(
    MeetingRegistry meetings, Database database, Ledger ledger, IRecordingWorker worker, IOptions<RecordingOptions> options, TimeProvider clock,
    ILogger<EmptyMeetings> logger) : BackgroundService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(10);

    // By meeting: recordings that were asked for up to that moment end.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _left = new(StringComparer.Ordinal);
    private readonly WakeSignal _wake = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meetings.Happened += OnHappened;
        try
        {
            while (true)
            {
                await _wake.WaitAsync(LookInterval, stoppingToken);
                await StopLeftAsync(stoppingToken);
            }
        }
        finally
        {
            meetings.Happened -= OnHappened;
        }
    }

    private void OnHappened(object? sender, MeetingEvent meetingEvent)
    {
        if (meetingEvent.Body is not (ParticipantGone or MeetingEnded) || sender is not Meeting { EmptySince: { } empty } meeting)
            return;
        _left[meeting.Id] = meetingEvent.Body is MeetingEnded ? clock.GetUtcNow() : empty;
        _wake.Set();
    }

    private async Task StopLeftAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - options.Value.EmptyTimeout;
        foreach (var meeting in meetings.All.Where(meeting => meeting.IsRecorded && IsDeserted(meeting, since)))
            _left[meeting.Id] = meeting.EmptySince > since ? meeting.EmptySince.Value : since;
        foreach (var left in _left)
        {
            if (meetings.Find(left.Key) is { EmptySince: null } || await TryStopAsync(left.Key, left.Value, cancellationToken))
                _left.TryRemove(left);
        }
    }

    // The last one has left since the recording began, which who never connected does without an event; or nobody came for a long time.
    private static bool IsDeserted(Meeting meeting, DateTimeOffset since) =>
        meeting.EmptySince is { } empty && meeting.Recording?.StartedAt is { } started && (empty > started || (empty < since && started < since));

    private async Task<bool> TryStopAsync(string meetingId, DateTimeOffset left, CancellationToken cancellationToken)
    {
        try
        {
            if (ledger.IsAway)
                return worker.TryOrder(meetingId, DesiredCapture.Stopped);
            var stopped = await database.ExecuteAsync(
                $"""
                UPDATE recording SET desired = 'stopped', updated_at = now()
                WHERE meeting_id = @meetingId AND requested_at <= @left AND desired <> 'stopped' AND state IN {RecordingSql.Active}
                """,
                new { meetingId, left },
                cancellationToken);
            if (stopped > 0)
                StoppedForLackOfPeople(meetingId);
            return true;
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            StopFailed(meetingId, exception.Message);
            return false;
        }
    }

    [LoggerMessage(1413, LogLevel.Information, "Everybody has left meeting {MeetingId}: its recording ends")]
    private partial void StoppedForLackOfPeople(string meetingId);

    [LoggerMessage(1414, LogLevel.Warning, "The recording of the empty meeting {MeetingId} is ended later: {Reason}")]
    private partial void StopFailed(string meetingId, string reason);
}
