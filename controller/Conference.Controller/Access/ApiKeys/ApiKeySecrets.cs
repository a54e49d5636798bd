using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Access.Sealing;

namespace Conference.Controller.Access.ApiKeys;

/// <summary>Makes secrets, and hides and shows them. A secret is used as the UTF-8 text that it is, as JWT libraries do by default.</summary>
internal sealed class ApiKeySecrets(Seal seal)
{
    private const string Prefix = "csk_"; // tells secret scanners what they have found
    private const int Bytes = 32;

    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public byte[] Close(string secret, string kid) => seal.Close(Encoding.UTF8.GetBytes(secret), Place(kid));

    public byte[] Open(byte[] sealedSecret, string kid) => seal.Open(sealedSecret, Place(kid));

    private static string Place(string kid) => $"api_key_secret {kid}";
}
