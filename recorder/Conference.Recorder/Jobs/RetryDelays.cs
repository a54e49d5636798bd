using System.Security.Cryptography;

namespace Conference.Recorder.Jobs;

/// <summary>Pauses between tries: twice as long each time up to a limit, and never the same for two recordings that failed together.</summary>
internal static class RetryDelays
{
    private const double Spread = 0.2;

    /// <param name="attempt">The try that failed, from 1 on.</param>
    public static TimeSpan After(int attempt, RecordingWorkerOptions options)
    {
        var grown = options.RetryDelay * Math.Pow(2, Math.Min(attempt - 1, 30));
        var limited = grown < options.LongestRetryDelay ? grown : options.LongestRetryDelay;
        var chance = RandomNumberGenerator.GetInt32(-1000, 1001) / 1000.0;
        return limited * (1 + (Spread * chance));
    }
}
