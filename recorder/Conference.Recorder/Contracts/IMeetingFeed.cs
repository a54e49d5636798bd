namespace Conference.Recorder.Contracts;

/// <summary>One meeting as a recorder sees it: its changes in order, and taps on its tracks. Disposing closes every tap.</summary>
public interface IMeetingFeed : IAsyncDisposable
{
    /// <summary>Whether the meeting is in another process. Then every tap is encrypted: it takes and gives a key.</summary>
    bool IsRemote => false;

    /// <summary>Events in the order in which they happened; begins with the present state and ends when the meeting does.</summary>
    IAsyncEnumerable<FeedEvent> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Sends a track's RTP, still paused, to a UDP port of the recorder. All tracks of one participant share one transport, so
    /// <paramref name="destination"/> must be the same for each of them. RTCP arrives on the same port (RFC 5761).
    /// </summary>
    /// <exception cref="TrackNotFoundException">The track has ended meanwhile.</exception>
    Task<TrackTap> TapAsync(string trackId, TapDestination destination, CancellationToken cancellationToken);

    /// <summary>Lets a tapped track flow; for video the worker asks its sender for a key frame.</summary>
    Task ResumeAsync(string trackId, CancellationToken cancellationToken);

    /// <summary>Asks the sender of a tapped video track for a key frame.</summary>
    Task RequestKeyFrameAsync(string trackId, CancellationToken cancellationToken);
}
