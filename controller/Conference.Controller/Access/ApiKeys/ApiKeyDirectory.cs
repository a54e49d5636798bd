using System.Collections.Concurrent;
using Conference.Controller.Api.Limits;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>
/// The secrets that tokens are checked with, kept for a second each: a change made here counts at once, one made by another
/// process within that second.
/// </summary>
internal sealed class ApiKeyDirectory(ApiKeyStore store, ApiKeySecrets secrets, RateLimits limits, TimeProvider clock)
{
    private const int MaximumKid = 64;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (SigningSecret Secret, long LoadedAt)> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private long _changes;

    /// <param name="address">Who asks: an unknown kid is looked up only for somebody who has calls left.</param>
    public async ValueTask<SigningSecret?> FindAsync(string kid, string address, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(kid, out var known) && clock.GetElapsedTime(known.LoadedAt) < Freshness)
            return known.Secret;
        if (kid.Length > MaximumKid)
            return null;
        limits.CheckCalls(address);
        var (changes, loadedAt) = (Interlocked.Read(ref _changes), clock.GetTimestamp());
        if (await store.FindSecretAsync(kid, cancellationToken) is not { } row)
        {
            _known.TryRemove(kid, out _);
            return null;
        }

        var secret = new SigningSecret(
            kid, row.KeyId, row.TenantId, row.KeyName, row.Scopes, secrets.Open(row.Secret, kid), Earliest(row.EndsAt, row.RevokedAt, row.ExpiresAt));
        // What was read may be older than a change that was made meanwhile.
        if (Interlocked.Read(ref _changes) == changes)
            _known[kid] = (secret, loadedAt);
        return secret;
    }

    /// <summary>Forgets what was read before a change that has just been written.</summary>
    public void Changed()
    {
        Interlocked.Increment(ref _changes);
        _known.Clear();
    }

    public void NoteUse(string keyId, DateTimeOffset at) => _used[keyId] = at;

    /// <summary>The uses since the last call.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> TakeUses()
    {
        var taken = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (keyId, _) in _used)
        {
            if (_used.TryRemove(keyId, out var at))
                taken.Add(keyId, at);
        }

        return taken;
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        DateTimeOffset? earliest = null;
        foreach (var time in times)
            earliest = earliest is null || time < earliest ? time ?? earliest : earliest;
        return earliest;
    }
}
