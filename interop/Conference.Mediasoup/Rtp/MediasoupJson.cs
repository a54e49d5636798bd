using System.Text.Json;

namespace Conference.Mediasoup;

/// <summary>How the library's records look in JSON.</summary>
public static class MediasoupJson
{
    /// <summary>
    /// Camel case, enums as mediasoup's strings, null properties left out; read-only. An application with a source-generated context of its
    /// own puts <see cref="MediasoupJsonContext"/> into its resolver chain or repeats these settings.
    /// </summary>
    public static JsonSerializerOptions Options => MediasoupJsonContext.Default.Options;
}
