using System.Security.Cryptography;

namespace Conference.Client.Http;

/// <summary>How long to wait before the next attempt: anything between a minimum and a ceiling that doubles.</summary>
internal sealed record Backoff(TimeSpan Minimum, TimeSpan Maximum)
{
    private const int Steps = 1 << 20;

    /// <param name="attempt">How many attempts have failed before this one: 0 for the first.</param>
    /// <remarks>The spread keeps the clients of a restarted server from coming back in the same instant.</remarks>
    public TimeSpan Delay(int attempt)
    {
        var ceiling = Math.Min(Maximum.TotalSeconds, Minimum.TotalSeconds * Math.Pow(2, Math.Min(attempt, 30) + 1));
        var spread = RandomNumberGenerator.GetInt32(Steps + 1) / (double)Steps;
        return TimeSpan.FromSeconds(Minimum.TotalSeconds + (spread * (ceiling - Minimum.TotalSeconds)));
    }
}
