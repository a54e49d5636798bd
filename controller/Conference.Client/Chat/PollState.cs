using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>Whether a poll takes votes.</summary>
[JsonConverter(typeof(LenientEnumConverter<PollState>))]
public enum PollState
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>It does.</summary>
    Open,

    /// <summary>Its result stands.</summary>
    Closed,
}
