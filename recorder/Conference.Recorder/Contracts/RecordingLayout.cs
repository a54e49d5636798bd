namespace Conference.Recorder.Contracts;

/// <summary>How a composite arranges people and shared screens.</summary>
public enum RecordingLayout
{
    /// <summary>Everybody and every shared screen in cells of one size.</summary>
    Grid,

    /// <summary>Who speaks large, the others in a row beside.</summary>
    Speaker,

    /// <summary>A shared screen large with the people beside it; a grid while nobody shares.</summary>
    Presentation,

    /// <summary>No picture: an MP4 with sound alone.</summary>
    AudioOnly,
}
