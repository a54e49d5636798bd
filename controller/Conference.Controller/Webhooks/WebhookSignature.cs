using System.Security.Cryptography;
using System.Text;

namespace Conference.Controller.Webhooks;

/// <summary>
/// Signatures of the Standard Webhooks specification (https://www.standardwebhooks.com): one for each live secret, so that a receiver
/// can change over while both are sent.
/// </summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    public static string Header(string id, long timestamp, ReadOnlySpan<byte> body, IReadOnlyList<byte[]> keys)
    {
        var signed = new byte[Encoding.UTF8.GetMaxByteCount(id.Length) + 32 + body.Length];
        var length = Encoding.UTF8.GetBytes($"{id}.{timestamp}.", signed);
        body.CopyTo(signed.AsSpan(length));
        length += body.Length;
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed.AsSpan(0, length)))));
    }
}
