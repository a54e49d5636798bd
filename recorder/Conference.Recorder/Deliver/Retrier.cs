using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Deliver;

/// <summary>
/// Sends requests until they succeed: again after what may pass, with exponentially growing random pauses (full jitter), and never after a
/// refusal. A request that makes no progress is cut off.
/// </summary>
internal sealed partial class Retrier(StorageOptions options, TimeProvider time, ILogger logger)
{
    private const int JitterSteps = 1000;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <param name="name">What is done to what, for logs and messages.</param>
    /// <param name="patience">How long it may make no progress.</param>
    /// <exception cref="StorageFaultException">It failed for good.</exception>
    public async Task<T> RunAsync<T>(
        S3Target target, string name, TimeSpan patience, Func<RequestAttempt, Task<T>> send, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new RequestAttempt(patience, time, cancellationToken);
            try
            {
                return await send(request);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StorageFaults.Classify(exception) is { } kind)
            {
                if (kind is not (FaultKind.Unreachable or FaultKind.Corrupt) || attempt >= options.Attempts)
                    throw new StorageFaultException(kind, target.Message(name, exception, attempt), exception);
                var delay = DelayAfter(attempt);
                RequestFailed(logger, target.Name, name, attempt, options.Attempts, StorageFaults.Reason(exception), delay.TotalSeconds);
                await Task.Delay(delay, time, cancellationToken);
            }
        }
    }

    public Task<T> RunAsync<T>(S3Target target, string name, Func<RequestAttempt, Task<T>> send, CancellationToken cancellationToken) =>
        RunAsync(target, name, options.StallTimeout, send, cancellationToken);

    private TimeSpan DelayAfter(int attempt)
    {
        var longest = options.RetryDelay * Math.Pow(2, attempt - 1);
        longest = longest < LongestDelay ? longest : LongestDelay;
        return longest * (RandomNumberGenerator.GetInt32(JitterSteps + 1) / (double)JitterSteps);
    }

    [LoggerMessage(4101, LogLevel.Warning, "Storage {Target}: {Request} failed ({Attempt} of {Attempts}): {Reason}; again in {Delay:0.0} s")]
    private static partial void RequestFailed(ILogger logger, string target, string request, int attempt, int attempts, string reason, double delay);
}
