using System.Security.Cryptography;
using System.Text;

namespace Conference.Controller.Api;

/// <summary>The place of one Idempotency-Key: filled once, in the transaction of the change that it stands for.</summary>
/// <param name="seal">Encrypts the body, which may hold a ticket or a secret.</param>
internal sealed class IdempotencySlot(string tenantId, string scope, string key, byte[] requestHash, Func<ReadOnlyMemory<byte>, byte[]> seal)
{
    /// <summary>For what the call makes: the same 32 hexadecimal digits when it is repeated because its answer was lost before it was stored.</summary>
    public string Id { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenantId}\n{scope}\n{key}\n{Convert.ToHexStringLower(requestHash)}")).AsSpan(0, 16));

    /// <summary>Whether the answer is stored already, with the change.</summary>
    public bool IsFilled { get; private set; }

    /// <summary>The row that stores <paramref name="answer"/>; the caller adds it to its change.</summary>
    public IdempotencyRow Fill(Answer answer, DateTimeOffset at)
    {
        IsFilled = true;
        return new IdempotencyRow(
            tenantId,
            scope,
            key,
            Convert.ToHexStringLower(requestHash),
            answer.Status,
            answer.Location,
            answer.ETag,
            Convert.ToBase64String(seal(answer.Body)),
            at);
    }
}
