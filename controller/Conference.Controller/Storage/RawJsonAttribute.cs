using System.Text.Json.Serialization;

namespace Conference.Controller.Storage;

/// <summary>Marks a string property that holds JSON text, for a jsonb column.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RawJsonAttribute : JsonConverterAttribute
{
    public override JsonConverter CreateConverter(Type typeToConvert) => new RawJsonConverter();
}
