using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>What sort of meeting it is.</summary>
[JsonConverter(typeof(LenientEnumConverter<MeetingKind>))]
public enum MeetingKind
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>Made to be used now.</summary>
    Instant,

    /// <summary>Has a time at which it begins.</summary>
    Scheduled,

    /// <summary>A room that is used again and again.</summary>
    Recurring,
}
