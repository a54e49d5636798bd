using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>Whether an event has arrived at a webhook.</summary>
[JsonConverter(typeof(LenientEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>Waits for its turn or for the next attempt.</summary>
    Pending,

    /// <summary>It has arrived.</summary>
    Delivered,

    /// <summary>Given up; it can be sent again by hand.</summary>
    Failed,
}
