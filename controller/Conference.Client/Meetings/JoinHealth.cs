namespace Conference.Client;

/// <summary>How joining goes, since the meeting was loaded.</summary>
/// <param name="Succeeded">How many got media.</param>
/// <param name="Failed">How many did not within 30 seconds.</param>
/// <param name="Pending">How many have begun since then.</param>
/// <param name="SuccessRatio">0 to 1; null before the first.</param>
/// <param name="LatencyP50Ms">From the join call to the first connected transport, for half of them.</param>
/// <param name="LatencyP95Ms">The same for 95 of 100.</param>
public sealed record JoinHealth(int Succeeded, int Failed, int Pending, double? SuccessRatio, double? LatencyP50Ms, double? LatencyP95Ms);
