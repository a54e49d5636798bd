using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <summary>Workers and all that live in them cross as the objects that Node knows them by.</summary>
internal sealed class EntityConverterFactory(ObjectTable objects) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(Worker) || typeToConvert.IsAssignableTo(typeof(MediasoupEntity));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EntityConverter<>).MakeGenericType(typeToConvert), objects)!;

    private sealed class EntityConverter<TEntity>(ObjectTable objects) : JsonConverter<TEntity> where TEntity : class
    {
        public override TEntity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<ExposedObject>(ref reader, options) is ExposedEntity { Entity: TEntity entity }
                ? entity
                : throw new JsonException($"This is no {typeof(TEntity).Name}.");

        public override void Write(Utf8JsonWriter writer, TEntity value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, objects.Expose(value), options);
    }
}
