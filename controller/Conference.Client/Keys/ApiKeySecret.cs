using System.Text.Json;

namespace Conference.Client.Keys;

/// <summary>An API key as the controller writes it to its data folder at the first start.</summary>
internal sealed record ApiKeySecret(string Id, string Secret, string? Url = null)
{
    public const string FileName = "api-key.json";

    /// <summary>Where a controller without a configured data folder keeps it.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "conference", FileName);

    public static ApiKeySecret Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no API key at {path}: start the controller once, or give the path (its data folder's {FileName}).", path);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ClientJson.Default.ApiKeySecret) is { Id.Length: > 0, Secret.Length: > 0 } key
                ? key
                : throw new InvalidDataException($"{path} holds no API key: id or secret is missing.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is not the JSON of an API key.", exception);
        }
    }

    // A record prints its members, and this one must not end up in a log.
    public override string ToString() => $"API key {Id}";
}
