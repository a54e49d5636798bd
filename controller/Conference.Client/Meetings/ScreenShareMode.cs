using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>How many may share a screen at a time.</summary>
[JsonConverter(typeof(LenientEnumConverter<ScreenShareMode>))]
public enum ScreenShareMode
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>One.</summary>
    One,

    /// <summary>Any number.</summary>
    Many,
}
