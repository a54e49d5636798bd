using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Meetings;

[JsonConverter(typeof(CamelCaseEnumConverter<ParticipantState>))]
internal enum ParticipantState
{
    /// <summary>In the lobby.</summary>
    Waiting,

    /// <summary>Let in, and not connected yet: others do not see them.</summary>
    Joining,

    Present,
    Left,

    /// <summary>No connection for longer than the grace period.</summary>
    Lost,

    /// <summary>Turned away from the lobby.</summary>
    Denied,

    /// <summary>Sent out by a host.</summary>
    Removed,

    Banned,

    /// <summary>Still there when the meeting ended.</summary>
    Ended,
}
