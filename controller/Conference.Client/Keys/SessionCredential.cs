using System.Net.Http.Headers;

namespace Conference.Client.Keys;

/// <summary>The session of somebody who has signed in with an account.</summary>
internal sealed class SessionCredential(string session) : Credential
{
    public override void Apply(HttpRequestMessage request) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
}
