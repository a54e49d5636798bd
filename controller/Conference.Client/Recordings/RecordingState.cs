using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>How far a recording is.</summary>
[JsonConverter(typeof(LenientEnumConverter<RecordingState>))]
public enum RecordingState
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>Asked for.</summary>
    Pending,

    /// <summary>About to capture.</summary>
    Starting,

    /// <summary>Capturing.</summary>
    Recording,

    /// <summary>Capture ends.</summary>
    Stopping,

    /// <summary>The film is being made.</summary>
    Composing,

    /// <summary>The file can be downloaded.</summary>
    Completed,

    /// <summary>It went wrong; the recording tells why.</summary>
    Failed,
}
