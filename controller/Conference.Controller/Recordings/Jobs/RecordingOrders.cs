using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Pauses, resumes and stops the recording of a meeting: says what is wanted, and waits a moment for it to be so.</summary>
internal sealed class RecordingOrders(Database database, RecordingWaits waits, IRecordingWorker worker, Ledger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="RefusedException">The meeting is not recorded, or what is wanted does not fit.</exception>
    public async Task<RecordingOrder> WantAsync(Operation operation, Meeting meeting, DesiredCapture desired, CancellationToken cancellationToken)
    {
        RecordingRow wanted;
        try
        {
            if (ledger.IsAway)
                return await OrderHereAsync(operation, meeting, desired, StorageGate.Detail, cancellationToken);
            wanted = await WriteAsync(operation, meeting, desired, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            return await OrderHereAsync(operation, meeting, desired, exception.Message, cancellationToken);
        }

        return new RecordingOrder(await waits.UntilAsync(wanted.Id, row => IsSo(row.State, desired), Patience, cancellationToken) ?? wanted, null);
    }

    private async Task<RecordingRow> WriteAsync(Operation operation, Meeting meeting, DesiredCapture desired, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        // One whose recorder fell silent is not active, and would be gone on with when that comes back: it can be stopped until then.
        var row = await write.FindAsync<RecordingRow>(
            $"""
            {RecordingSql.Row}
            WHERE r.meeting_id = @Id AND (r.state IN {RecordingSql.Active} OR (@stops AND {RecordingSql.Waiting}))
            ORDER BY r.interrupted_at NULLS FIRST LIMIT 1 FOR UPDATE OF r
            """,
            new { meeting.Id, stops = desired == DesiredCapture.Stopped, RecordingSql.Lease });
        if (row is null || row.Desired == DesiredCapture.Stopped || row.State == RecordingState.Stopping)
        {
            throw new RefusedException(
                RefusalCode.NotRecording, $"Meeting {meeting.Code} is not being recorded: nobody pressed Record, or it has been stopped already.");
        }

        if (desired == DesiredCapture.Recording && row.Desired != DesiredCapture.Paused)
            throw new RefusedException(RefusalCode.NotPaused, $"The recording of meeting {meeting.Code} is not paused.");
        await write.ExecuteAsync(
            "UPDATE recording SET desired = @desired, updated_at = now() WHERE id = @Id", new { desired = Words.Of(desired), row.Id });
        await write.WriteAsync(Audit(operation, row.TenantId, row.MeetingId, now, desired, row.Id));
        await write.CommitAsync();
        return row with { Desired = desired };
    }

    // Who ordered it is written with all else that waits for the database.
    private async Task<RecordingOrder> OrderHereAsync(
        Operation operation, Meeting meeting, DesiredCapture desired, string reason, CancellationToken cancellationToken)
    {
        var running = worker.Running.FirstOrDefault(change => change.Job.MeetingId == meeting.Id && change.Report.State < RecordingState.Stopping);
        if (running is null || !worker.TryOrder(meeting.Id, desired))
            throw new RefusedException(RefusalCode.StorageUnavailable, reason);
        await ledger.AppendAsync([Audit(operation, meeting.TenantId, meeting.Id, clock.GetUtcNow(), desired, running.Job.Id)]);
        return new RecordingOrder(null, await UntilHereAsync(running, desired, cancellationToken));
    }

    private async Task<JobReport> UntilHereAsync(JobChange ordered, DesiredCapture desired, CancellationToken cancellationToken)
    {
        var wake = new WakeSignal(clock);
        var began = clock.GetTimestamp();
        worker.Changed += OnChanged;
        try
        {
            while (true)
            {
                // One that is not on the list any more has come to its end.
                var known = worker.Running.FirstOrDefault(change => change.Job.Id == ordered.Job.Id)?.Report ?? ordered.Report with { State = RecordingState.Composing };
                var left = Patience - clock.GetElapsedTime(began);
                if (IsSo(known.State, desired) || left <= TimeSpan.Zero)
                    return known;
                await wake.WaitAsync(left, cancellationToken);
            }
        }
        finally
        {
            worker.Changed -= OnChanged;
        }

        void OnChanged(object? sender, JobChange change) => wake.Set();
    }

    private static AuditRow Audit(
        Operation operation, string tenantId, string meetingId, DateTimeOffset at, DesiredCapture desired, string recordingId)
    {
        var action = desired switch
        {
            DesiredCapture.Paused => "recording.pause",
            DesiredCapture.Recording => "recording.resume",
            DesiredCapture.Stopped => "recording.stop",
            _ => throw new ArgumentOutOfRangeException(nameof(desired), desired, "Nothing that a capture can do."),
        };
        return AuditRow.Of(operation.Caller with { TenantId = tenantId }, meetingId, at, action, "recording", recordingId);
    }

    private static bool IsSo(RecordingState state, DesiredCapture desired) => desired switch
    {
        DesiredCapture.Paused => state is RecordingState.Paused or > RecordingState.Paused,
        DesiredCapture.Recording => state is RecordingState.Recording or > RecordingState.Paused,
        DesiredCapture.Stopped => state >= RecordingState.Stopping,
        _ => throw new ArgumentOutOfRangeException(nameof(desired), desired, "Nothing that a capture can do."),
    };
}
