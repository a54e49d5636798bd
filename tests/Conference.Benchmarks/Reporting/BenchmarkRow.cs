using System.Text.Json.Serialization;

namespace Conference.Benchmarks.Reporting;

/// <summary>One figure, as every benchmark of the project gives it.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Peer">The figure of what it is compared with; null without one.</param>
/// <param name="Ratio">Ours to the peer's; null without a peer.</param>
/// <param name="Target">What the ratio, or our figure where there is no peer, has to be; null where nothing is asked.</param>
/// <param name="Met">Whether it is; null without a target.</param>
internal sealed record BenchmarkRow(string Name, string Unit, double? Ours, double? Peer, double? Ratio, string? Target, bool? Met)
{
    /// <summary>What keeps our figure from being better, for the table.</summary>
    [JsonIgnore]
    public string Bound { get; init; } = "";
}
