namespace Conference.Controller.Api;

/// <summary>The place of one Idempotency-Key: filled once, in the transaction of the change that it stands for.</summary>
/// <param name="seal">Encrypts the body, which may hold a ticket or a secret.</param>
internal sealed class IdempotencySlot(string tenantId, string scope, string key, byte[] requestHash, Func<ReadOnlyMemory<byte>, byte[]> seal)
{
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
