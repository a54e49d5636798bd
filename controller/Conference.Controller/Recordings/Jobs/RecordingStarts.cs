using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Storage;
using Conference.Recorder.Contracts;
using Npgsql;

namespace Conference.Controller.Recordings.Jobs;

/// <summary>Makes the job of a new recording, and waits until its capture runs or the reason is known why it does not.</summary>
internal sealed class RecordingStarts(
    Database database, RecordingWaits waits, RecordingTeller teller, NodeId node, FeedAddress media, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <exception cref="RefusedException">It is recorded already, no recorder has room, or the capture did not begin.</exception>
    public async Task<RecordingRow> StartAsync(
        Operation operation, Meeting meeting, RecordingSettings settings, string? name, CancellationToken cancellationToken)
    {
        if (meeting.Status == MeetingStatus.Ended)
            throw new RefusedException(RefusalCode.MeetingEnded, $"Meeting {meeting.Code} has ended.");
        var pending = await AddAsync(operation, meeting, settings, name, cancellationToken);
        await teller.TellAsync(pending, cancellationToken); // consent is given to a recording that people know of
        var begun = await waits.UntilAsync(pending.Id, row => row.State > RecordingState.Starting, Patience, cancellationToken);
        if (begun is { State: <= RecordingState.Starting })
            begun = await GiveUpAsync(begun, cancellationToken);
        return begun switch
        {
            null => throw RecordingStore.NotFound(pending.Id),
            { State: RecordingState.Failed } => throw new RefusedException(
                RefusalCodes.Parse(begun.ErrorCode ?? "recording_not_started"), begun.Error ?? "The recording did not begin."),
            _ => begun,
        };
    }

    private async Task<RecordingRow> AddAsync(
        Operation operation, Meeting meeting, RecordingSettings settings, string? name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = operation.Slot?.Id ?? Ids.New();
        try
        {
            await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);

            // This call was begun before, and whoever answered it died: it is still answered. One that came to nothing is made anew.
            var before = await write.FindAsync<RecordingRow>($"{RecordingSql.Row} WHERE r.id = @id", new { id, RecordingSql.Lease });
            if (before is { State: RecordingState.Failed, StartedAt: null })
                id = Ids.New();
            else if (before is not null)
                return before;
            var active = await write.FindAsync<RecordingRow>(
                $"{RecordingSql.Row} WHERE r.meeting_id = @Id AND r.state IN {RecordingSql.Active}", new { meeting.Id, RecordingSql.Lease });
            if (active is not null)
                throw AlreadyRecording(meeting);
            await Admission.CheckAsync(write);
            await write.ExecuteAsync(
                """
                INSERT INTO recording (
                    id, tenant_id, meeting_id, meeting_code, meeting_name, name, state, settings, media_node, media_address, requested_at, started_by, updated_at)
                VALUES (@id, @TenantId, @MeetingId, @Code, @MeetingName, @name, 'pending', @settings::jsonb, @mediaNode, @mediaAddress, @now, @StartedBy, now())
                """,
                new
                {
                    id,
                    meeting.TenantId,
                    MeetingId = meeting.Id,
                    meeting.Code,
                    MeetingName = meeting.Name,
                    name,
                    settings = System.Text.Json.JsonSerializer.Serialize(settings, RowJson.Options),
                    mediaNode = node.Id,
                    mediaAddress = media.Current?.AbsoluteUri,
                    now,
                    StartedBy = NameOf(operation, meeting),
                });
            await write.WriteAsync(AuditRow.Of(operation.Caller with { TenantId = meeting.TenantId }, meeting.Id, now, "recording.start", "recording", id));
            var row = await write.FindAsync<RecordingRow>($"{RecordingSql.Row} WHERE r.id = @id", new { id, RecordingSql.Lease });
            await write.CommitAsync();
            return row!;
        }
        catch (PostgresException exception) when (exception.ConstraintName == RecordingSql.ActiveIndex)
        {
            throw AlreadyRecording(meeting);
        }
    }

    // The epoch keeps a recorder that begins after all from writing anything.
    private async Task<RecordingRow?> GiveUpAsync(RecordingRow row, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            """
            UPDATE recording SET state = 'failed', owner = NULL, lease_until = NULL, epoch = epoch + 1, completed_at = now(), updated_at = now(),
                revision = revision + 1, error_code = 'recording_not_started', error = @error
            WHERE id = @Id AND state IN ('pending', 'starting')
            """,
            new
            {
                row.Id,
                error = row.Owner is null
                    ? $"No recorder took the recording within {Patience.TotalSeconds:0} s: look into the recorders' logs, and start it again."
                    : $"Recorder {row.RecorderName} did not begin to capture within {Patience.TotalSeconds:0} s: look into its log, and start it again.",
            },
            cancellationToken);
        return await waits.ReadAsync(row.Id, cancellationToken);
    }

    private static string NameOf(Operation operation, Meeting meeting) =>
        meeting.Find(operation.Caller.Id)?.DisplayName ?? (operation.Caller.Name.Length > 0 ? operation.Caller.Name : operation.Caller.Id);

    private static RefusedException AlreadyRecording(Meeting meeting) => new(
        RefusalCode.AlreadyRecording, $"Meeting {meeting.Code} is being recorded already: stop that recording first.");
}
