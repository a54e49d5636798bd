using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Errors;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Recordings.Shares;

/// <summary>
/// Short-lived words that open one recording's files, for players, which cannot send headers. Sealed under the master key, they need no
/// row: any process on the same database knows them.
/// </summary>
internal sealed class AccessWords(Seal seal, IOptions<RecordingOptions> options, TimeProvider clock)
{
    private const string Place = "recording access";
    private const int MaximumLength = 512;

    /// <param name="shareId">The share through which it was opened; null for somebody who may see the recording.</param>
    /// <param name="endsAt">When it ends at the latest.</param>
    public (string Word, DateTimeOffset ExpiresAt) Give(string recordingId, string? shareId, DateTimeOffset? endsAt)
    {
        var expiresAt = clock.GetUtcNow() + options.Value.AccessLife;
        if (endsAt < expiresAt)
            expiresAt = endsAt.Value;
        var text = $"{recordingId} {shareId ?? "-"} {expiresAt.ToUnixTimeSeconds()}";
        return (Base64Url.EncodeToString(seal.Close(Encoding.UTF8.GetBytes(text), Place)), expiresAt);
    }

    /// <exception cref="RefusedException">The word is none of ours, is for something else, or has expired.</exception>
    public void Require(string word, string recordingId, string? shareId)
    {
        if (Open(word) is not { } opened || opened.RecordingId != recordingId || opened.ShareId != (shareId ?? "-"))
            throw Invalid("The access word is not for this: ask for another one.");
        if (opened.ExpiresAt <= clock.GetUtcNow())
            throw Invalid("The access word has expired: ask for another one.");
    }

    private (string RecordingId, string ShareId, DateTimeOffset ExpiresAt)? Open(string word)
    {
        if (word.Length > MaximumLength || !Base64Url.IsValid(word))
            return null;
        try
        {
            var parts = Encoding.UTF8.GetString(seal.Open(Base64Url.DecodeFromChars(word), Place)).Split(' ');
            return (parts[0], parts[1], DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[2], CultureInfo.InvariantCulture)));
        }
        catch (CryptographicException)
        {
            return null; // made up, or sealed under another master key
        }
    }

    private static RefusedException Invalid(string why) => new(RefusalCode.AccessInvalid, why);
}
