using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>What a stream shows or says; a participant sends at most one of each.</summary>
[JsonConverter(typeof(LenientEnumConverter<TrackSource>))]
public enum TrackSource
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>A voice.</summary>
    Microphone,

    /// <summary>A face.</summary>
    Camera,

    /// <summary>A shared screen.</summary>
    Screen,

    /// <summary>The sound of a shared screen.</summary>
    ScreenAudio,
}
