using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>Who waits in the lobby until somebody lets them in.</summary>
[JsonConverter(typeof(LenientEnumConverter<LobbyMode>))]
public enum LobbyMode
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>Nobody.</summary>
    Off,

    /// <summary>Whoever comes without a token.</summary>
    Guests,

    /// <summary>Everybody but hosts.</summary>
    Everyone,
}
