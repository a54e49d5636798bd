using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>How the film arranges people and shared screens.</summary>
[JsonConverter(typeof(LenientEnumConverter<RecordingLayout>))]
public enum RecordingLayout
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>Everybody and every shared screen in cells of one size.</summary>
    Grid,

    /// <summary>Who speaks large, the others beside.</summary>
    Speaker,

    /// <summary>A shared screen large with the people beside it; a grid while nobody shares.</summary>
    Presentation,

    /// <summary>Sound alone.</summary>
    AudioOnly,
}
