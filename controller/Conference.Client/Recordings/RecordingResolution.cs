using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>How large the film's picture is; its shape is 16:9.</summary>
[JsonConverter(typeof(RecordingResolutionConverter))]
public enum RecordingResolution
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>1280×720, on the wire <c>720p</c>.</summary>
    Hd720,

    /// <summary>1920×1080, on the wire <c>1080p</c>.</summary>
    Hd1080,
}
