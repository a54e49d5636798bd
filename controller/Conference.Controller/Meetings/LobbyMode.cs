using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Meetings;

/// <summary>Who waits until somebody lets them in.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LobbyMode>))]
internal enum LobbyMode
{
    Off,

    /// <summary>Those who come without a join token.</summary>
    Guests,

    /// <summary>All but hosts and co-hosts.</summary>
    Everyone,
}
