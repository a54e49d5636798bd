namespace Conference.Testing.People;

/// <summary>A network that delays each packet by up to <paramref name="jitter"/> and loses some, which are asked for and sent again, as behind a worker.</summary>
/// <param name="loss">Share of packets lost, 0 to 1; retransmissions are lost too.</param>
/// <param name="jitter">Seconds.</param>
public sealed class Line(double loss, double jitter, int seed)
{
    private const int Attempts = 4;

    // A round trip, and the time until the gap is noticed.
    private const double RetransmitSeconds = 0.08;

    private readonly Random _random = new(seed);

    /// <summary>Packets that were lost for good.</summary>
    public int Lost { get; private set; }

    /// <summary>Seconds until the packet is there; null when it never is.</summary>
    public double? Delay()
    {
        var delay = _random.NextDouble() * jitter;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (_random.NextDouble() >= loss)
                return delay;
            delay += RetransmitSeconds + _random.NextDouble() * jitter;
        }

        Lost++;
        return null;
    }
}
