using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Conformance;

/// <inheritdoc cref="Merged"/>
internal sealed class MergedConverter : JsonConverter<Merged>
{
    public override Merged Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nobody reads what was merged.");

    public override void Write(Utf8JsonWriter writer, Merged value, JsonSerializerOptions options)
    {
        var merged = new JsonObject();
        foreach (var part in value.Parts)
        {
            foreach (var (name, item) in JsonSerializer.SerializeToNode(part, part.GetType(), options)!.AsObject())
                merged[name] = item?.DeepClone();
        }

        merged.WriteTo(writer, options);
    }
}
