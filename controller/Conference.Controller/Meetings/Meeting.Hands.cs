using Conference.Controller.Access;
using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings;

internal sealed partial class Meeting
{
    /// <summary>Puts the caller at the end of those who want to speak; who is among them keeps their place.</summary>
    public void RaiseHand(Change change)
    {
        RequireOpen();
        Authority.Require(change, Grants.RaiseHand);
        var participant = Require(change.Caller.Id);
        if (participant.HandRaisedAt is not null)
            return;
        participant.HandRaisedAt = NextHandTime(change.At);
        Write(change, participant);
        change.Emit(new HandRaised(new HandView(participant.Id, participant.HandRaisedAt.Value)));
    }

    /// <summary>Lowers one's own hand, or as a moderator somebody's; nothing happens when it is down.</summary>
    public void LowerHand(Change change, string participantId)
    {
        Authority.RequireIn(this, change.Caller);
        if (change.Caller.Id != participantId)
            Authority.Require(change, Grants.Moderate);
        Lower(change, Require(participantId));
    }

    public void LowerAllHands(Change change)
    {
        Authority.Require(change, Grants.Moderate);
        foreach (var participant in RaisedHands())
            Lower(change, participant);
    }

    /// <summary>Shows everybody a reaction, which nobody has to take back.</summary>
    public void React(Change change, string reaction)
    {
        RequireOpen();
        Authority.Require(change, Grants.React);
        if (!Reactions.Allowed.Contains(reaction))
            throw new RefusedException(RefusalCode.InvalidParameters, $"reaction must be one of: {string.Join(' ', Reactions.Allowed)}");
        change.Emit(new Reacted(Require(change.Caller.Id).Id, reaction));
    }

    private void Lower(Change change, Participant participant)
    {
        if (participant.HandRaisedAt is null)
            return;
        participant.HandRaisedAt = null;
        Write(change, participant);
        var byAnother = change.Caller.Kind == CallerKind.Participant && change.Caller.Id != participant.Id;
        change.Emit(new HandLowered(participant.Id, byAnother ? change.Caller.Id : null));
    }

    private List<Participant> RaisedHands() =>
        [.. _participants.Values.Where(person => person is { HandRaisedAt: not null, IsHere: true }).OrderBy(person => person.HandRaisedAt)];

    // Two hands of one moment need an order too, and the database keeps microseconds.
    private DateTimeOffset NextHandTime(DateTimeOffset now)
    {
        var wholeMicroseconds = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var last = RaisedHands().LastOrDefault()?.HandRaisedAt;
        return wholeMicroseconds > last || last is null ? wholeMicroseconds : last.Value.AddMicroseconds(1);
    }
}
