using System.Text.Json.Serialization;
using Conference.Client.Serialization;

namespace Conference.Client;

/// <summary>What a file of a recording is.</summary>
[JsonConverter(typeof(LenientEnumConverter<ArtifactKind>))]
public enum ArtifactKind
{
    /// <summary>A word of a newer server that this version of the SDK does not know.</summary>
    Unknown,

    /// <summary>The film: an MP4 with everybody in it.</summary>
    Composite,

    /// <summary>One picture of it, JPEG.</summary>
    Poster,

    /// <summary>A sheet of small pictures, JPEG.</summary>
    Sprite,

    /// <summary>WebVTT that says which part of which sprite belongs to which time.</summary>
    Thumbnails,

    /// <summary>WebVTT with the chapters.</summary>
    Chapters,

    /// <summary>WebVTT with the public chat.</summary>
    Chat,

    /// <summary>One track of one person as it was sent, Matroska.</summary>
    Track,

    /// <summary>A playlist or a segment of HLS.</summary>
    Hls,

    /// <summary>What happened, a JSON object per line.</summary>
    Journal,

    /// <summary>What the recording is and holds, JSON.</summary>
    Manifest,
}
