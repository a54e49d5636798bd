namespace Conference.Mediasoup.Tests.Faults;

/// <summary>Something that goes wrong with the answer to a request.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Outcome">How the call ends.</param>
/// <param name="Strike">Does it.</param>
internal sealed record Fault(string Name, FaultOutcome Outcome, FaultyWorker.Strike Strike)
{
    public override string ToString() => Name;
}
