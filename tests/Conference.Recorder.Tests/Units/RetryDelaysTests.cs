using Conference.Recorder.Jobs;

namespace Conference.Recorder.Tests.Units;

public sealed class RetryDelaysTests
{
    private static readonly RecordingWorkerOptions Options = new() { RetryDelay = TimeSpan.FromSeconds(5), LongestRetryDelay = TimeSpan.FromMinutes(10) };

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(7, 320)]
    [InlineData(8, 600)]
    [InlineData(1000, 600)]
    public void Each_pause_is_twice_the_one_before_up_to_the_longest_a_fifth_longer_or_shorter_by_chance(int attempt, double seconds)
    {
        var pauses = Enumerable.Range(0, 200).Select(_ => RetryDelays.After(attempt, Options).TotalSeconds).ToArray();

        Assert.All(pauses, pause => Assert.InRange(pause, seconds * 0.8, seconds * 1.2));
        Assert.InRange(pauses.Max() - pauses.Min(), seconds * 0.2, seconds * 0.4);
    }
}
