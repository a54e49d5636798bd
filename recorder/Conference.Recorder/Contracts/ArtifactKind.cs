namespace Conference.Recorder.Contracts;

/// <summary>What a file of a recording is.</summary>
public enum ArtifactKind
{
    /// <summary>The MP4 with everybody in it.</summary>
    Composite,

    /// <summary>One picture of the recording, JPEG.</summary>
    Poster,

    /// <summary>A sheet of small pictures, JPEG.</summary>
    Sprite,

    /// <summary>WebVTT that says which part of which sprite belongs to which time.</summary>
    Thumbnails,

    /// <summary>WebVTT with the chapters.</summary>
    Chapters,

    /// <summary>WebVTT with the public chat.</summary>
    Chat,

    /// <summary>One track as it was sent.</summary>
    Track,

    /// <summary>A playlist or a segment of HLS.</summary>
    Hls,

    /// <summary>What happened, a JSON object per line.</summary>
    Journal,

    /// <summary>What the recording is and holds, JSON.</summary>
    Manifest,
}
