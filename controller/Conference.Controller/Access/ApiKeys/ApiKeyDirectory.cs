using System.Collections.Concurrent;
using Conference.Controller.Api.Limits;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>
/// The secrets that tokens are checked with, kept for a second each: a change made here counts at once, one made by another
/// process within that second. While the database is away, what was known last holds for an hour: the few calls that are served then, such as
/// the stop of a recording, must not wait for it, and a key that somebody else revokes meanwhile must not open them for ever.
/// </summary>
internal sealed class ApiKeyDirectory(ApiKeyStore store, ApiKeySecrets secrets, RateLimits limits, TimeProvider clock)
{
    private const int MaximumKid = 64;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTrust = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);
    private long _changes;

    /// <param name="address">Who asks: names that are not known here are looked up so often for one address, and no more.</param>
    public async ValueTask<SigningSecret?> FindAsync(string kid, string address, CancellationToken cancellationToken)
    {
        // What is read from here on may be older than a change that is made meanwhile, so it is kept with this number.
        var changes = Interlocked.Read(ref _changes);
        if (!_known.TryGetValue(kid, out var known))
        {
            if (kid.Length > MaximumKid)
                return null;
            limits.KeyLookup(address);
        }
        else if (known.Changes == changes && clock.GetElapsedTime(known.LoadedAt) < Freshness)
        {
            return known.Secret;
        }

        var loadedAt = clock.GetTimestamp();
        ApiKeyStore.SecretOfKey? row;
        try
        {
            row = await store.FindSecretAsync(kid, cancellationToken);
        }
        catch (Exception exception) when (known is not null && clock.GetElapsedTime(known.LoadedAt) < LongestTrust && DatabaseTrouble.Is(exception))
        {
            return known.Secret; // its end is checked with the token
        }

        if (row is null)
        {
            _known.TryRemove(kid, out _);
            return null;
        }

        var secret = new SigningSecret(
            kid, row.KeyId, row.TenantId, row.KeyName, row.Scopes, secrets.Open(row.Secret, kid), Earliest(row.EndsAt, row.RevokedAt, row.ExpiresAt));
        _known[kid] = new Known(secret, loadedAt, changes);
        return secret;
    }

    /// <summary>Has everything read again, after a change that has just been written.</summary>
    public void Changed() => Interlocked.Increment(ref _changes);

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

    private sealed record Known(SigningSecret Secret, long LoadedAt, long Changes);
}
