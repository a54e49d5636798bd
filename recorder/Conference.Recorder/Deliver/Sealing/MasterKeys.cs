using System.Security.Cryptography;

namespace Conference.Recorder.Deliver.Sealing;

/// <summary>The master keys of the configuration.</summary>
internal sealed class MasterKeys(StorageEncryptionOptions options)
{
    /// <summary>Name of the key that new objects get; null when they are not encrypted.</summary>
    public string? Current => options.CurrentKey.Length > 0 ? options.CurrentKey : null;

    public byte[] CreateHeader(long plainLength) => SealedHeader.Create(Current!, KeyOf(Current!), plainLength);

    /// <exception cref="InvalidDataException">It is no header of ours, or it was changed.</exception>
    /// <exception cref="KeyNotFoundException">The master key is not in the configuration.</exception>
    public SegmentCipher Open(ReadOnlySpan<byte> header)
    {
        var name = SealedHeader.MasterNameOf(header);
        try
        {
            return new SegmentCipher(SealedHeader.Unwrap(header, KeyOf(name)), SealedHeader.PlainLengthOf(header));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new InvalidDataException($"Its header was changed, or master key {name} is not the one that it was written with.", exception);
        }
    }

    /// <summary>Whether an object that was begun with this header, in base64, is one that would be begun now.</summary>
    public bool CanGoOn(string? header)
    {
        if (header is null)
            return Current is null;
        try
        {
            var bytes = Convert.FromBase64String(header);
            using var cipher = Open(bytes);
            return SealedHeader.MasterNameOf(bytes) == Current;
        }
        catch (Exception exception) when (exception is InvalidDataException or KeyNotFoundException or FormatException)
        {
            return false; // the master key was taken out or replaced meanwhile
        }
    }

    private byte[] KeyOf(string name) => options.Keys.TryGetValue(name, out var key)
        ? Convert.FromBase64String(key)
        : throw new KeyNotFoundException($"Master key {name} is not in Recorder:Storage:Encryption:Keys.");
}
