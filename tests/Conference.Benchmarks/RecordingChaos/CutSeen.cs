namespace Conference.Benchmarks.RecordingChaos;

/// <summary>What a recording shows of a fault that cut off its capture, in seconds.</summary>
/// <param name="Lost">From the last that it has of the time before the fault to the fault; null when it had just begun.</param>
/// <param name="Away">From the fault to what it has next; null when it has nothing of the time behind it.</param>
/// <param name="Recovered">From the moment at which it could be captured again to what it has next.</param>
internal sealed record CutSeen(FaultKind Kind, double? Lost, double? Away, double? Recovered);
