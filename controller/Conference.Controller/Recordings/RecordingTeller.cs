using System.Collections.Concurrent;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings;

/// <summary>
/// Tells each meeting what becomes of its recordings, whichever process works on them. What was told is written with the event, so each
/// state that stays is told once, also when this process dies in between; states that pass in no time may be left out.
/// </summary>
internal sealed partial class RecordingTeller(
    Database database, RecordingStore store, RecordingHints hints, IRecordingWorker worker, MeetingRegistry meetings, Ledger ledger, NodeId node, FeedAddress media,
    TimeProvider clock, ILogger<RecordingTeller> logger) : BackgroundService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    // A meeting that is in the memory of another process is told by that one; what nobody has told after this time is told here.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, bool> _hinted = new(StringComparer.Ordinal);
    private readonly WakeSignal _wake = new(clock);

    /// <summary>Tells a recording's meeting now, where it is in memory.</summary>
    public async Task TellAsync(RecordingRow recording, CancellationToken cancellationToken)
    {
        if (meetings.Find(recording.MeetingId) is not null)
            await TellAnywhereAsync(recording, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        hints.Hinted += OnHinted;
        worker.Changed += OnChanged;
        try
        {
            var looked = TimeSpan.Zero;
            while (true)
            {
                await TryAsync(TellHintedAsync, stoppingToken);
                if (clock.GetElapsedTime(0) - looked > LookInterval)
                {
                    await TryAsync(TellLeftOverAsync, stoppingToken);
                    await TryAsync(TellAddressAsync, stoppingToken);
                    looked = clock.GetElapsedTime(0);
                }

                await _wake.WaitAsync(LookInterval, stoppingToken);
            }
        }
        finally
        {
            hints.Hinted -= OnHinted;
            worker.Changed -= OnChanged;
        }
    }

    private void OnHinted(object? sender, string recordingId)
    {
        _hinted[recordingId] = true;
        _wake.Set();
    }

    // Only while the database is away: otherwise the row tells.
    private void OnChanged(object? sender, JobChange change)
    {
        if (!ledger.IsAway || meetings.Find(change.Job.MeetingId) is not { Recording: { } known } meeting || known.Id != change.Job.Id)
            return;
        try
        {
            meeting.Change(made => meeting.TellRecording(made, RecordingViews.Of(known, change.Report), revision: null));
        }
        catch (MeetingUnloadedException)
        {
            // The process ends; the row tells at the next start.
        }
    }

    // After a restart this process may listen elsewhere; recorders on other hosts look here when their feed breaks.
    private Task<int> TellAddressAsync(CancellationToken cancellationToken) => database.ExecuteAsync(
        $"UPDATE recording SET media_address = @address WHERE media_node = @Id AND media_address IS DISTINCT FROM @address AND state IN {RecordingSql.Active}",
        new { node.Id, address = media.Current?.AbsoluteUri },
        cancellationToken);

    private async Task TellHintedAsync(CancellationToken cancellationToken)
    {
        foreach (var id in _hinted.Keys)
        {
            _hinted.TryRemove(id, out _);
            if (await store.FindAsync(id, cancellationToken) is { } recording)
                await TellAsync(recording, cancellationToken);
        }
    }

    private async Task TellLeftOverAsync(CancellationToken cancellationToken)
    {
        var untold = await database.ListJsonAsync<RecordingRow>(
            $"""
            {RecordingSql.Row} LEFT JOIN recording_told t ON t.recording_id = r.id
            WHERE r.updated_at > now() - @Horizon AND r.deleted_at IS NULL AND coalesce(t.revision, 0) < r.revision
            ORDER BY r.updated_at LIMIT 100
            """,
            new { Horizon, RecordingSql.Lease },
            cancellationToken);
        foreach (var recording in untold)
        {
            if (meetings.Find(recording.MeetingId) is not null || clock.GetUtcNow() - recording.UpdatedAt > Patience)
                await TellAnywhereAsync(recording, cancellationToken);
        }
    }

    private async Task TellAnywhereAsync(RecordingRow recording, CancellationToken cancellationToken)
    {
        try
        {
            await meetings.ChangeAsync(
                recording.MeetingId,
                Operation.BySystem(recording.TenantId),
                change =>
                {
                    change.Meeting.TellRecording(change, RecordingViews.Of(recording), recording.Revision);
                    return true;
                },
                cancellationToken);
        }
        catch (RefusedException refused) when (refused.Code == RefusalCode.MeetingNotFound)
        {
            NoMeeting(recording.Id, recording.MeetingId); // its rows are gone, and with them everybody who could be told
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        try
        {
            await tell(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotTold(exception); // left over: looked for again in a moment
        }
    }

    [LoggerMessage(1411, LogLevel.Warning, "Meetings are told of their recordings later")]
    private partial void NotTold(Exception exception);

    [LoggerMessage(1412, LogLevel.Debug, "Nobody is told of recording {RecordingId}: there is no meeting {MeetingId}")]
    private partial void NoMeeting(string recordingId, string meetingId);
}
