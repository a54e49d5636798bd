using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Errors;

namespace Conference.Controller.Access.Proofs;

/// <summary>
/// Remembers used proofs for longer than any proof holds, in two generations: when the younger has grown old enough the older is
/// forgotten as a whole. When it is full it refuses, because to forget would be to let a copy in.
/// </summary>
internal sealed class ReplayCache(TimeProvider clock, int capacity = ReplayCache.DefaultCapacity)
{
    public const int DefaultCapacity = 250_000;

    // A proof holds from 60 s before its iat to 60 s after it.
    private static readonly TimeSpan Generation = TimeSpan.FromSeconds(120);

    private readonly Lock _lock = new(); // both generations and the time of their change go together
    private HashSet<UInt128> _younger = [];
    private HashSet<UInt128> _older = [];
    private long _begun = clock.GetTimestamp();

    /// <summary>False when it was added before.</summary>
    /// <exception cref="RefusedException">There were more proofs than can be remembered.</exception>
    public bool TryAdd(string proof)
    {
        var hash = BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(proof)));
        lock (_lock)
        {
            var age = clock.GetElapsedTime(_begun);
            if (age >= Generation)
            {
                // After two generations of silence the younger one is as stale as the older.
                _older = age < 2 * Generation ? _younger : [];
                _younger = [];
                _begun = clock.GetTimestamp();
            }

            if (_older.Contains(hash) || _younger.Contains(hash))
                return false;
            if (_younger.Count >= capacity)
                throw new RefusedException(RefusalCode.RateLimited, "The server takes no more proofs for the moment.") { RetryAfter = Generation - age };
            return _younger.Add(hash);
        }
    }
}
