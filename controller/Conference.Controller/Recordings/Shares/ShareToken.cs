using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Conference.Controller.Recordings.Shares;

/// <summary>The secret part of a link: 192 random bits, of which only the hash is kept.</summary>
internal static class ShareToken
{
    private const int Bytes = 24;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
