using Conference.Recorder.Contracts;

namespace Conference.Testing.People;

/// <summary>
/// Sends loops of media to real media servers: every stream is at any moment where the station's clock is, whenever it began, and all of
/// them take one thread.
/// </summary>
public sealed class ReplayStation : IDisposable
{
    private readonly Lock _gate = new(); // streams come and go while the pacer sends
    private readonly List<ReplayTrack> _tracks = [];
    private readonly ReplayOutlet _outlet = new();
    private readonly long _epoch = TimeProvider.System.GetTimestamp();
    private readonly Pacer _pacer;

    public ReplayStation() => _pacer = new Pacer(Pace);

    /// <summary>The moment at which the loops began.</summary>
    public DateTimeOffset EpochAt { get; } = TimeProvider.System.GetUtcNow();

    private double Now => TimeProvider.System.GetElapsedTime(_epoch).TotalSeconds;

    /// <summary>A stream to one address, silent until it is told to flow.</summary>
    /// <param name="media">What is sent. Others may send the same.</param>
    public ReplayStream Add(TrackKind kind, MediaLoop media, string ip, int port)
    {
        lock (_gate)
        {
            var source = kind == TrackKind.Video ? TrackSource.Camera : TrackSource.Microphone;
            var track = new ReplayTrack("track", "sender", kind, source, media, new SenderClock(), line: null, Now);
            _tracks.Add(track);
            return new ReplayStream(this, track, track.Tap(new TapDestination(ip, port)));
        }
    }

    public void Dispose()
    {
        _pacer.Dispose();
        _outlet.Dispose();
    }

    internal void Let(ReplayTap tap, bool flow)
    {
        lock (_gate)
            tap.Flows = flow;
    }

    internal void Remove(ReplayTrack track)
    {
        lock (_gate)
            _tracks.Remove(track);
    }

    private void Pace()
    {
        lock (_gate)
        {
            foreach (var track in _tracks)
                track.Advance(Now, _outlet);
        }
    }
}
