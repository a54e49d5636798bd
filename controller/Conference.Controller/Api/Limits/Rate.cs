using System.ComponentModel.DataAnnotations;

namespace Conference.Controller.Api.Limits;

/// <summary>So many in a period, evenly in the long run, and so many at once after a pause.</summary>
internal sealed class Rate
{
    [Range(1, 10_000_000)]
    public int Count { get; set; }

    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan Period { get; set; }

    /// <summary>0 takes <see cref="Count"/>.</summary>
    [Range(0, 10_000_000)]
    public int Burst { get; set; }

    public int AtOnce => Burst == 0 ? Count : Burst;

    public static Rate PerSecond(int count, int burst = 0) => new() { Count = count, Period = TimeSpan.FromSeconds(1), Burst = burst };

    public static Rate PerMinute(int count) => new() { Count = count, Period = TimeSpan.FromMinutes(1) };
}
