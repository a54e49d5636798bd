namespace Conference.Controller.Access.ApiKeys;

/// <summary>One live or past secret of an API key, as a token's check needs it.</summary>
/// <param name="Kid">The name that tokens carry in their header.</param>
/// <param name="EndsAt">From when on its tokens no longer hold: its key was revoked or has expired, or a newer secret has replaced it.</param>
internal sealed record SigningSecret(
    string Kid, string KeyId, string TenantId, string KeyName, IReadOnlyList<string> Scopes, byte[] Key, DateTimeOffset? EndsAt);
