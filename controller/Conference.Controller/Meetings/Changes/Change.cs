using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Changes;

/// <summary>
/// One change of a meeting while its lock is held: what it writes and tells goes into the database in one transaction. Whatever can be
/// refused is checked before the first thing is changed.
/// </summary>
internal sealed class Change(Meeting meeting, Operation operation, DateTimeOffset at)
{
    private readonly List<ILedgerRow> _rows = [];
    private readonly List<MeetingEvent> _events = [];

    public Meeting Meeting { get; } = meeting;

    public Operation Operation { get; } = operation;

    public Caller Caller => Operation.Caller;

    public DateTimeOffset At { get; } = at;

    public List<ILedgerRow> Rows => _rows;

    public IReadOnlyList<MeetingEvent> Events => _events;

    public void Write(ILedgerRow row) => _rows.Add(row);

    public MeetingEvent Emit(EventBody body, Audience? audience = null)
    {
        var meetingEvent = MeetingEvent.Create(Meeting.NextSequence(), At, body, audience ?? Audience.Everyone);
        _events.Add(meetingEvent);
        _rows.Add(meetingEvent.Row(Meeting.TenantId, Meeting.Id));
        return meetingEvent;
    }

    /// <summary>Stores the answer that a repeated call gets.</summary>
    public void Remember(Answer answer)
    {
        if (answer.Status < 300 && Operation.Slot is { IsFilled: false } slot)
            _rows.Add(slot.Fill(answer, At));
    }

    public void Audit(string action, string targetKind, string targetId, string? detail = null) =>
        _rows.Add(AuditRow.Of(Caller with { TenantId = Meeting.TenantId }, Meeting.Id, At, action, targetKind, targetId, detail));
}
