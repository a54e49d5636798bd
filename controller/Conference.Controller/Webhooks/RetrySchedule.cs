namespace Conference.Controller.Webhooks;

/// <summary>When a failed delivery is tried again.</summary>
internal sealed class RetrySchedule(IReadOnlyList<TimeSpan> delays, TimeSpan giveUpAfter)
{
    private const double Jitter = 0.2;

    /// <summary>The pause before the next attempt; null when the event is given up.</summary>
    /// <param name="attempts">How many have failed, at least 1.</param>
    /// <param name="elapsed">Since the first attempt.</param>
    /// <param name="retryAfter">What the receiver asked for: the pause is not shorter, but the last attempt is still made in time.</param>
    /// <param name="chance">0 to 1, so that receivers that came back are not met by everybody at once.</param>
    public TimeSpan? Next(int attempts, TimeSpan elapsed, TimeSpan? retryAfter, double chance)
    {
        var left = giveUpAfter - elapsed;
        var pause = delays[Math.Min(attempts, delays.Count) - 1] * (1 - Jitter + (2 * Jitter * chance));
        if (pause > left)
            return null;
        if (retryAfter is not { } asked || asked <= pause)
            return pause;
        return asked < left ? asked : left;
    }
}
