namespace Conference.Recorder.Contracts;

public sealed class TrackNotFoundException(string trackId)
    : InvalidOperationException($"Track {trackId} is not there: it has ended, or it was not tapped before.")
{
    public string TrackId { get; } = trackId;
}
