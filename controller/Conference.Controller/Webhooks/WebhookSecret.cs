using System.Security.Cryptography;

namespace Conference.Controller.Webhooks;

/// <summary>The key that a webhook's deliveries are signed with, in the form of the Standard Webhooks specification.</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int KeyBytes = 32; // as long as the hash; the specification asks for 24 to 64

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>What the receiver is told, once.</summary>
    public static string Text(byte[] key) => Prefix + Convert.ToBase64String(key);

    /// <summary>The place that a sealed key is bound to.</summary>
    public static string Place(string webhookId) => $"webhook {webhookId}";
}
