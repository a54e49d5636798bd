namespace Conference.Client.Keys;

/// <summary>Says nothing: whoever knows a meeting's code.</summary>
internal sealed class GuestCredential : Credential
{
    public override void Apply(HttpRequestMessage request)
    {
    }
}
