using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>Whether a meeting goes on.</summary>
[JsonConverter(typeof(LenientEnumConverter<MeetingStatus>))]
public enum MeetingStatus
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>People can join.</summary>
    Open,

    /// <summary>Over; it stays readable.</summary>
    Ended,
}
