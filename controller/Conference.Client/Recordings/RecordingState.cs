using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>How far a recording is.</summary>
[JsonConverter(typeof(LenientEnumConverter<RecordingState>))]
public enum RecordingState
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>Asked for; a recorder will take it.</summary>
    Pending,

    /// <summary>About to capture.</summary>
    Starting,

    /// <summary>Capturing.</summary>
    Recording,

    /// <summary>Nothing is captured until it is resumed.</summary>
    Paused,

    /// <summary>Capture ends.</summary>
    Stopping,

    /// <summary>The film is being made.</summary>
    Composing,

    /// <summary>The film is made and goes to the storage.</summary>
    Uploading,

    /// <summary>The file can be downloaded.</summary>
    Completed,

    /// <summary>On the dead-letter list: the recording tells why, its files are kept, and a retry goes on from them.</summary>
    Failed,
}
