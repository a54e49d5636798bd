using System.Diagnostics;

namespace Conference.EndToEnd.Tests.Support;

/// <summary>Waits for something in another process that tells nobody when it happens.</summary>
internal static class Eventually
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <exception cref="TimeoutException">It did not come true in time; the message says what did not.</exception>
    public static async Task TrueAsync(string what, TimeSpan timeout, Func<Task<bool>> isTrue)
    {
        var watch = Stopwatch.StartNew();
        while (!await isTrue())
        {
            if (watch.Elapsed > timeout)
                throw new TimeoutException($"Not within {timeout.TotalSeconds} s: {what}.");
            await Task.Delay(LookInterval);
        }
    }

    public static Task TrueAsync(string what, TimeSpan timeout, Func<bool> isTrue) =>
        TrueAsync(what, timeout, () => Task.FromResult(isTrue()));
}
