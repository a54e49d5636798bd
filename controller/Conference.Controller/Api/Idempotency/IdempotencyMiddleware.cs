using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Access;
using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Api.Idempotency;

/// <summary>
/// Carries out a write with an Idempotency-Key once, however often and from however many connections it is sent: a repeated call gets the
/// stored answer, also after a restart. Refusals are not stored, since the same call may succeed later.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IdempotencyStore store, Ledger ledger)
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int MaximumKey = 255;
    private const int BufferBytes = 64 * 1024; // larger bodies, which are files, wait on disk

    private readonly KeyedGate _gate = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (Key(context.Request) is not { } key || (ledger.IsAway && context.GetEndpoint()?.Metadata.GetMetadata<WorksWithoutStorage>() is not null))
        {
            await next(context);
            return;
        }

        var caller = context.Caller();
        var scope = $"{caller.Kind}:{caller.Id}";
        var hash = await HashAsync(context.Request, context.RequestAborted);
        // One that waits here, and then finds no answer, was the second of two of which the first was refused: it is carried out.
        using var turn = await _gate.EnterAsync($"{caller.TenantId}\n{scope}\n{key}", context.RequestAborted);
        if (await store.FindAsync(caller.TenantId, scope, key, context.RequestAborted) is { } stored)
        {
            if (!CryptographicOperations.FixedTimeEquals(Convert.FromHexString(stored.RequestHash), hash))
                throw new RefusedException(RefusalCode.IdempotencyKeyReused, $"This {KeyHeader} was used for another call: take a fresh one.");
            context.Response.Headers[ReplayedHeader] = "true";
            await store.Open(stored).ExecuteAsync(context);
            return;
        }

        context.Features.Set(store.Slot(caller.TenantId, scope, key, hash));
        await next(context);
    }

    private static string? Key(HttpRequest request)
    {
        var writes = HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method)
            || HttpMethods.IsPatch(request.Method) || HttpMethods.IsDelete(request.Method);
        var given = request.Headers[KeyHeader];
        if (!writes || given.Count == 0)
            return null;
        return given is [{ Length: > 0 and <= MaximumKey } key] && key.All(character => character is > ' ' and <= '~')
            ? key
            : throw new RefusedException(
                RefusalCode.InvalidParameters, $"{KeyHeader} must be one value of 1 to {MaximumKey} printable ASCII characters without spaces.");
    }

    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(BufferBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
