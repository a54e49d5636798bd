using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Meetings.Polls;
using Conference.Controller.Storage;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    /// <summary>
    /// The meeting as it was written. Whoever was in it has as long as ever to come back; nothing is shared, since the media went with
    /// the process.
    /// </summary>
    public static Meeting Restore(StoredMeeting stored, Ledger ledger, TimeProvider clock)
    {
        var row = stored.Meeting;
        var settings = JsonSerializer.Deserialize(row.Settings, MeetingJson.Default.MeetingSettings)!;
        var details = new MeetingDetails(
            row.Name, Words.Parse<MeetingKind>(row.Kind), row.StartsAt, row.EndsAt, row.Recurrence, row.Region, row.Capacity, settings);
        var meeting = new Meeting(new MeetingOrigin(row.Id, row.TenantId, row.Code, row.CreatedBy, row.CreatedAt), details, ledger, clock)
        {
            Status = Words.Parse<MeetingStatus>(row.Status),
            IsLocked = row.Locked,
            EndedAt = row.EndedAt,
            EndReason = row.EndReason,
            PasscodeHash = row.PasscodeHash,
            _version = row.Version,
            _sequence = Math.Max(row.Sequence, stored.Sequence),
            _delivered = Math.Max(row.Sequence, stored.Sequence),
        };
        meeting._bans.AddRange(stored.Bans);
        foreach (var participant in stored.Participants.Select(ParticipantRows.Restore))
            meeting._participants.Add(participant.Id, participant);
        meeting.RestoreLive(stored);
        return meeting;
    }

    /// <summary>Begins to wait for those who were here when the process ended; whoever does not come back is lost.</summary>
    public void AwaitReturn()
    {
        lock (_lock)
        {
            foreach (var participant in _participants.Values.Where(person => person is { IsHere: true, Connections.Count: 0 }))
                StartGrace(participant);
        }
    }

    private void RestoreLive(StoredMeeting stored)
    {
        foreach (var row in stored.Recent)
            _recent.Enqueue(MeetingEvent.Restore(row));
        _chat.AddRange(stored.Chat);
        _chatIsWhole = stored.Chat.Count < KeptMessages;
        foreach (var file in stored.Files)
            _files.Add(file.Id, file);
        _polls.AddRange(stored.Polls.Select(Poll.Restore));
        foreach (var consent in stored.Consents)
            _consents[consent.ParticipantId] = new ConsentView(consent.RecordingId, consent.ParticipantId, consent.Granted);
        _recording = stored.Recording?.View;
        _recordingRevision = stored.Recording?.Told ?? 0;
        _isUntold = stored.Recording is { IsTold: false };
        foreach (var state in stored.OwnStates)
        {
            if (_participants.TryGetValue(state.ParticipantId, out var participant))
                participant.OwnState[state.Key] = JsonElement.Parse(state.Value!);
        }
    }

    // Somebody who was lost and is back in time is who they were; whoever was lost in the lobby has to wait again.
    private bool CanReturn(Participant participant) =>
        participant is { State: ParticipantState.Lost, Reason: null } && _clock.GetUtcNow() - participant.LeftAt < ReplayWindow;

    private void Return(Change change, Participant participant)
    {
        RequireRoom();
        participant.State = ParticipantState.Joining;
        participant.LeftAt = null;
        change.Audit("participant.return", "participant", participant.Id);
    }

    private void ForgetGuests()
    {
        foreach (var gone in _participants.Values.Where(person => person is { IsGuest: true, IsHere: false } && !CanReturn(person)).ToList())
            _participants.Remove(gone.Id);
    }
}
