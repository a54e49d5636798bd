using System.Runtime.CompilerServices;
using Conference.Controller.Meetings;

namespace Conference.Controller.Media.Health;

/// <summary>The joins of each meeting, for as long as the meeting is in memory: longer than a room, which ends with its worker.</summary>
internal sealed class JoinTracker(TimeProvider clock)
{
    private readonly ConditionalWeakTable<Meeting, MeetingJoins> _joins = [];

    public MeetingJoins Of(Meeting meeting) => _joins.GetValue(meeting, _ => new MeetingJoins(clock));
}
