using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    /// <summary>Writes a meeting that has just been made.</summary>
    public void Open(Change change, string? passcodeHash)
    {
        PasscodeHash = passcodeHash;
        change.Audit("meeting.create", "meeting", Id);
        WriteMeeting(change);
    }

    /// <param name="expected">The version that the caller has seen, or null for whichever it is.</param>
    /// <exception cref="RefusedException">It has been changed since, or the kind would change under those who are in it.</exception>
    public void Update(Change change, Func<MeetingDetails, MeetingDetails> edit, string? expected)
    {
        RequireOpen();
        if (expected is not null and not "*" && expected != ETag)
        {
            throw new RefusedException(
                RefusalCode.VersionMismatch, $"The meeting is at version {ETag}, not {expected}: get it, look at what has changed, and try again.");
        }

        var edited = edit(_details).Checked();
        if (edited.Capacity < _participants.Values.Count(person => person.State is ParticipantState.Joining or ParticipantState.Present))
            throw new RefusedException(RefusalCode.MeetingFull, "capacity must be at least the number of those who are in the meeting.");
        _details = edited;
        change.Audit("meeting.update", "meeting", Id, JsonSerializer.Serialize(edited, MeetingJson.Default.MeetingDetails));
        WriteChanged(change);
    }

    private void WriteChanged(Change change)
    {
        WriteMeeting(change);
        change.Emit(new MeetingChanged(View));
    }

    private void WriteMeeting(Change change)
    {
        _version++;
        change.Write(new MeetingRow(
            Id,
            TenantId,
            Code,
            Name,
            Words.Of(_details.Kind),
            Words.Of(Status),
            _details.StartsAt,
            _details.EndsAt,
            _details.Recurrence,
            _details.Region,
            _details.Capacity,
            PasscodeHash,
            JsonSerializer.Serialize(Settings, MeetingJson.Default.MeetingSettings),
            IsLocked,
            Origin.CreatedBy,
            Origin.CreatedAt,
            change.At,
            EndedAt,
            EndReason,
            _version,
            _sequence));
    }
}
