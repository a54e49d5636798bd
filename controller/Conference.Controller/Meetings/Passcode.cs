using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Errors;

namespace Conference.Controller.Meetings;

/// <summary>A meeting's passcode, kept as a salted hash: people use one twice, and a database gets copied.</summary>
internal static class Passcode
{
    private const int MinimumLength = 4;
    private const int MaximumLength = 64;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int Iterations = 20_000; // a guesser online is held up by the limit on wrong passcodes

    public static string Hash(string passcode)
    {
        if (passcode.Length is < MinimumLength or > MaximumLength)
            throw new RefusedException(RefusalCode.InvalidBody, $"passcode must have {MinimumLength} to {MaximumLength} characters.");
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Convert.ToBase64String(salt)}.{Convert.ToBase64String(Derive(passcode, salt))}";
    }

    public static bool Fits(string passcode, string hash)
    {
        var parts = hash.Split('.');
        return passcode.Length <= MaximumLength
            && CryptographicOperations.FixedTimeEquals(Derive(passcode, Convert.FromBase64String(parts[0])), Convert.FromBase64String(parts[1]));
    }

    private static byte[] Derive(string passcode, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passcode), salt, Iterations, HashAlgorithmName.SHA256, HashBytes);
}
