namespace Conference.Recorder;

/// <summary>Encryption of recordings before they leave this host: each object with a key of its own, which a master key wraps.</summary>
public sealed class StorageEncryptionOptions
{
    /// <summary>Name of the master key for new objects; empty: they are not encrypted here.</summary>
    public string CurrentKey { get; set; } = "";

    /// <summary>Master keys by name: 32 bytes in base64 each. Old ones stay as long as there are objects that they wrap.</summary>
    public Dictionary<string, string> Keys { get; set; } = [];
}
