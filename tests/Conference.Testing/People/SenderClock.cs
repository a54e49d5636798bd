namespace Conference.Testing.People;

/// <summary>A sender's crystals: how its media and its wall clock run against the meeting's true time.</summary>
/// <param name="MediaDrift">In parts per million: 100 means that in an hour of true time it counts 0.36 s more.</param>
/// <param name="WallDrift">Of the clock of its sender reports, in parts per million.</param>
public sealed record SenderClock(double MediaDrift = 0, double WallDrift = 0)
{
    /// <summary>Seconds of media at a true time.</summary>
    public double MediaAt(double trueTime) => trueTime * (1 + MediaDrift / 1e6);

    /// <summary>When a moment of the media is, in true time.</summary>
    public double TrueTimeOf(double media) => media / (1 + MediaDrift / 1e6);

    /// <summary>What the sender's wall clock shows beside the true time.</summary>
    public double WallAt(double trueTime) => trueTime * (1 + WallDrift / 1e6);
}
