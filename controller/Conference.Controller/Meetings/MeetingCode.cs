using System.Security.Cryptography;

namespace Conference.Controller.Meetings;

/// <summary>Codes that people read to each other: <c>abc-defg-hij</c>, ten letters, 45 bits.</summary>
internal static class MeetingCode
{
    // Without i, l and o, which are taken for digits and for each other.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";

    public static string Create()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 10);
        return $"{letters[..3]}-{letters[3..7]}-{letters[7..]}";
    }
}
