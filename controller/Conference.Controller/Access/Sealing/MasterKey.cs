using System.Security.Cryptography;
using Conference.Controller.Hosting;

namespace Conference.Controller.Access.Sealing;

/// <summary>The key that seals all others: from the configuration, or from a file in the data folder that is made once.</summary>
internal static class MasterKey
{
    public const string FileName = "master.key";

    /// <summary>Whether a data folder has a key already.</summary>
    public static bool IsIn(string dataFolder) => File.Exists(Path.Combine(dataFolder, FileName));

    public static byte[] Load(AccessOptions options, string dataFolder)
    {
        if (options.MasterKey is { Length: > 0 } configured)
            return Parse(configured, $"{AccessOptions.Section}:{nameof(AccessOptions.MasterKey)}");
        var file = Path.Combine(dataFolder, FileName);
        try
        {
            if (!File.Exists(file))
                SecretFile.Create(file, $"{Convert.ToBase64String(RandomNumberGenerator.GetBytes(Seal.KeyBytes))}\n");
            return Parse(File.ReadAllText(file).Trim(), file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The master key {file} can be neither read nor made: {exception.Message}", exception);
        }
    }

    private static byte[] Parse(string text, string source)
    {
        var key = new byte[Seal.KeyBytes];
        return Convert.TryFromBase64String(text, key, out var written) && written == Seal.KeyBytes
            ? key
            : throw new StartupException($"{source} must hold {Seal.KeyBytes} bytes in base64, as 'openssl rand -base64 32' prints them.");
    }
}
