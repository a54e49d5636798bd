namespace Conference.Recorder.Timelines;

/// <summary>
/// A take as the journal tells of it. <paramref name="Era"/> counts the stretches between which the media's clock may have moved: another worker, a pause.
/// </summary>
internal sealed record TakeHistory(string Id, string TrackId, string ParticipantId, string File, string MimeType, int Era)
{
    /// <summary>Whether nothing is added to its file any more.</summary>
    public bool HasEnded { get; set; }

    /// <summary>The size of its pictures in pixels, by the file time from which on they have it.</summary>
    public List<(double FileTime, int Width, int Height)> Sizes { get; } = [];
}
