using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>Where somebody stands.</summary>
[JsonConverter(typeof(LenientEnumConverter<ParticipantState>))]
public enum ParticipantState
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>In the lobby, until somebody lets them in.</summary>
    Waiting,

    /// <summary>Let in, and not connected yet: the others do not see them.</summary>
    Joining,

    /// <summary>In the meeting.</summary>
    Present,

    /// <summary>Went by themselves.</summary>
    Left,

    /// <summary>Has been without a connection for longer than the server waits.</summary>
    Lost,

    /// <summary>Was not let in from the lobby.</summary>
    Denied,

    /// <summary>Was put out.</summary>
    Removed,

    /// <summary>Was put out and may not come back.</summary>
    Banned,

    /// <summary>Was there when the meeting ended.</summary>
    Ended,
}
