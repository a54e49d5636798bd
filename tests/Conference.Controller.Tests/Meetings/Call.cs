namespace Conference.Controller.Tests.Meetings;

/// <summary>One call of the API that a contract is tested for.</summary>
/// <param name="Operation">Its name in the OpenAPI document.</param>
/// <param name="Path">With {m}, {p}, {waiting} and {ban} for what the stage has.</param>
/// <param name="Need">What the caller must be.</param>
/// <param name="Status">How it is answered when all is well.</param>
public sealed record Call(string Operation, string Method, string Path, string? Body, Need Need, int Status)
{
    public bool IsWrite => Method != "GET";

    public override string ToString() => Operation;
}
