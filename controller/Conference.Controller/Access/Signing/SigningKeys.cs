using System.Security.Cryptography;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Access.Writes;
using Conference.Controller.Api;
using Conference.Controller.Storage;

namespace Conference.Controller.Access.Signing;

/// <summary>
/// The server's own keys, in memory so that tickets hold while the database is away. The newest signs, the one before still verifies.
/// </summary>
internal sealed class SigningKeys(Database database, Seal seal, TimeProvider clock)
{
    private const int SecretBytes = 32;

    /// <summary>How often the keys are read again, and a key made when it is time for one.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <summary>How long a key signs.</summary>
    private static readonly TimeSpan Term = TimeSpan.FromDays(30);

    // What a key signs on its last day holds for 30 days more at the longest (a host token).
    private static readonly TimeSpan Life = Term + TimeSpan.FromDays(31);

    // Other processes on this database must know a key before they meet what it has signed.
    private static readonly TimeSpan Notice = 2 * Interval;

    private volatile IReadOnlyList<SigningKey> _keys = [];

    /// <summary>The key that signs.</summary>
    public SigningKey Newest
    {
        get
        {
            var known = clock.GetUtcNow() - Notice;
            var keys = _keys;
            return keys.FirstOrDefault(key => key.CreatedAt <= known) ?? keys[^1];
        }
    }

    public SigningKey? Find(string id) => _keys.FirstOrDefault(key => key.Id == id);

    public SigningKey? FindByTicketHeader(string header) => _keys.FirstOrDefault(key => key.TicketHeader == header);

    /// <summary>Reads the keys, makes a new one when it is time, and forgets those whose signatures have all expired.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var write = await CheckedWrite.BeginAsync(database, cancellationToken);
        await write.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('signing_key'))", new { });
        await write.ExecuteAsync("DELETE FROM signing_key WHERE created_at < @oldest", new { oldest = now - Life });
        var rows = (await write.ListAsync<SigningKeyRow>("SELECT to_jsonb(k)::text FROM signing_key k ORDER BY k.created_at DESC", new { })).ToList();
        if (rows.Count == 0 || rows[0].CreatedAt < now - Term)
        {
            var id = Ids.New();
            var row = new SigningKeyRow(id, seal.Close(RandomNumberGenerator.GetBytes(SecretBytes), Place(id)), now);
            await write.WriteAsync(row);
            rows.Insert(0, row);
        }

        await write.CommitAsync();
        _keys = [.. rows.Select(row => new SigningKey(row.Id, seal.Open(row.Secret, Place(row.Id)), row.CreatedAt))];
    }

    private static string Place(string id) => $"signing_key {id}";
}
