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

    /// <summary>The recording as it is then; null when only this process knows of it, because the database is away.</summary>
    /// <exception cref="RefusedException">The meeting is not recorded, or what is wanted does not fit.</exception>
    public async Task<RecordingRow?> WantAsync(Operation operation, Meeting meeting, DesiredCapture desired, CancellationToken cancellationToken)
    {
        RecordingRow wanted;
        try
        {
            if (ledger.IsAway)
                return OrderHere(meeting, desired, StorageGate.Detail);
            wanted = await WriteAsync(operation, meeting, desired, cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception))
        {
            return OrderHere(meeting, desired, exception.Message);
        }

        return await waits.UntilAsync(wanted.Id, row => IsSo(row.State, desired), Patience, cancellationToken) ?? wanted;
    }

    private async Task<RecordingRow> WriteAsync(Operation operation, Meeting meeting, DesiredCapture desired, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        var row = await write.FindAsync<RecordingRow>(
            $"{RecordingSql.Row} WHERE r.meeting_id = @Id AND r.state IN {RecordingSql.Active} FOR UPDATE OF r", new { meeting.Id, RecordingSql.Lease });
        if (row is null || row.Desired == DesiredCapture.Stopped || row.State == RecordingState.Stopping)
        {
            throw new RefusedException(
                RefusalCode.NotRecording, $"Meeting {meeting.Code} is not being recorded: nobody pressed Record, or it has been stopped already.");
        }

        if (desired == DesiredCapture.Recording && row.Desired != DesiredCapture.Paused)
            throw new RefusedException(RefusalCode.NotPaused, $"The recording of meeting {meeting.Code} is not paused.");
        await write.ExecuteAsync(
            "UPDATE recording SET desired = @desired, updated_at = now() WHERE id = @Id", new { desired = Words.Of(desired), row.Id });
        var action = desired switch
        {
            DesiredCapture.Paused => "recording.pause",
            DesiredCapture.Recording => "recording.resume",
            DesiredCapture.Stopped => "recording.stop",
            _ => throw new ArgumentOutOfRangeException(nameof(desired), desired, "Nothing that a capture can do."),
        };
        await write.WriteAsync(AuditRow.Of(operation.Caller with { TenantId = row.TenantId }, row.MeetingId, now, action, "recording", row.Id));
        await write.CommitAsync();
        return row with { Desired = desired };
    }

    private RecordingRow? OrderHere(Meeting meeting, DesiredCapture desired, string reason) => worker.TryOrder(meeting.Id, desired)
        ? null
        : throw new RefusedException(RefusalCode.StorageUnavailable, reason);

    private static bool IsSo(RecordingState state, DesiredCapture desired) => desired switch
    {
        DesiredCapture.Paused => state is RecordingState.Paused or > RecordingState.Paused,
        DesiredCapture.Recording => state is RecordingState.Recording or > RecordingState.Paused,
        DesiredCapture.Stopped => state >= RecordingState.Stopping,
        _ => throw new ArgumentOutOfRangeException(nameof(desired), desired, "Nothing that a capture can do."),
    };
}
