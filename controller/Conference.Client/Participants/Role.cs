using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>What somebody is in a meeting; decides the grants that they start with.</summary>
[JsonConverter(typeof(LenientEnumConverter<Role>))]
public enum Role
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>May do everything.</summary>
    Host,

    /// <summary>May do everything, as the host may.</summary>
    CoHost,

    /// <summary>Is seen and heard, writes, shares, records.</summary>
    Speaker,

    /// <summary>Sees and hears, writes, reacts, raises a hand, votes.</summary>
    Attendee,

    /// <summary>Sees and hears.</summary>
    Observer,
}
