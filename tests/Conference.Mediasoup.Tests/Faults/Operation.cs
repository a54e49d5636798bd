namespace Conference.Mediasoup.Tests.Faults;

/// <summary>A public method that talks to the worker.</summary>
/// <param name="Name">The type and the method.</param>
/// <param name="Kind">What it does with the answer.</param>
/// <param name="PrepareAsync">Makes what the call needs, and gives the call.</param>
internal sealed record Operation(string Name, OperationKind Kind, Func<Stage, Task<Func<CancellationToken, Task>>> PrepareAsync)
{
    public override string ToString() => Name;
}
