using Conference.Recorder.Contracts;

namespace Conference.Testing.People;

/// <summary>What a <see cref="ReplayStation"/> sends to one address, until it is disposed.</summary>
public sealed class ReplayStream : IDisposable
{
    private readonly ReplayStation _station;
    private readonly ReplayTrack _track;
    private readonly ReplayTap _tap;

    internal ReplayStream(ReplayStation station, ReplayTrack track, ReplayTap tap) =>
        (_station, _track, _tap, Rtp) = (station, track, tap, track.Describe(tap));

    /// <summary>What its packets look like.</summary>
    public TrackTap Rtp { get; }

    /// <summary>Begins to send: sound at once, pictures with the next key frame.</summary>
    public void Flow() => _station.Let(_tap, flow: true);

    public void Dispose() => _station.Remove(_track);
}
