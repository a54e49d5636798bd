namespace Conference.Client.Keys;

/// <summary>How a call says who asks. Called for each attempt, since a proof is good for one.</summary>
internal abstract class Credential
{
    public abstract void Apply(HttpRequestMessage request);
}
