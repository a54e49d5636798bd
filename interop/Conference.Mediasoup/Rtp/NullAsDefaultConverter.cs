using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Mediasoup;

/// <summary>Reads null as the type's default, since to many senders it says the same as leaving the property out.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
/// <remarks>Public only because the source generators of other assemblies have to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NullAsDefaultConverter<T> : JsonConverter<T>
    where T : struct
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : JsonSerializer.Deserialize(ref reader, Metadata(options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, Metadata(options));

    private static JsonTypeInfo<T> Metadata(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }
}
