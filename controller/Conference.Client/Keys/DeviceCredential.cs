using System.Net.Http.Headers;

namespace Conference.Client.Keys;

/// <summary>A participant's ticket, with the proof that this device holds its key.</summary>
internal sealed class DeviceCredential(DeviceKey key, string ticket, TimeProvider clock) : Credential
{
    private const string Scheme = "DPoP";

    public override void Apply(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(Scheme, ticket);
        request.Headers.Remove(Scheme);
        request.Headers.Add(Scheme, DpopProof.Create(key, ticket, request.Method, request.RequestUri!, clock.GetUtcNow()));
    }
}
