using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Conformance;

/// <summary>The options of a call, on their way from mediasoup's form to ours.</summary>
internal sealed class CallOptions(JsonObject json, JsonSerializerOptions serializer)
{
    public bool Has(string name) => json[name] is not null;

    /// <summary>Reads one option; a missing one is the type's default.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public T? Get<T>(string name) => json[name].Deserialize<T>(serializer);

    /// <summary>Reads one option that must be there.</summary>
    /// <exception cref="JsonException">It is missing, or is something else.</exception>
    public T Require<T>(string name) => Has(name) ? Get<T>(name)! : throw new JsonException($"{name} is missing.");

    /// <summary>Reads an id. One that is no id of ours belongs to nothing, as in mediasoup, where ids are any strings.</summary>
    /// <exception cref="JsonException">It is missing, or no string.</exception>
    public TId RequireId<TId>(string name) where TId : struct, IEntityId<TId> =>
        TId.From(Guid.TryParse(Require<string>(name), out var id) ? id : Guid.Empty);

    /// <summary>Makes an option one that our ids can be read from, where it is none.</summary>
    /// <inheritdoc cref="RequireId"/>
    public void NormalizeId<TId>(string name) where TId : struct, IEntityId<TId> => Set(name, RequireId<TId>(name).Value);

    public void Set(string name, JsonNode? value) => json[name] = value;

    /// <summary>Takes an option out and gives it.</summary>
    public JsonNode? Take(string name) => json.Remove(name, out var value) ? value : null;

    public void Rename(string from, string to)
    {
        if (Take(from) is { } value) json[to] = value;
    }

    /// <summary>Takes out what the application keeps with the object: an object in JavaScript, anything in C#.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public JsonNode? TakeAppData() => Take("appData") switch
    {
        null => null,
        JsonValue value => throw new JsonException($"appData is {value}, not an object."),
        var appData => appData,
    };

    /// <summary>Takes out a time, which is a number in mediasoup.</summary>
    /// <exception cref="JsonException">It is no number.</exception>
    public TimeSpan TakeTime(string name, TimeSpan unit, TimeSpan otherwise) =>
        Take(name) is { } value ? value.Deserialize<double>(serializer) * unit : otherwise;

    /// <summary>Reads all options as one of our records.</summary>
    /// <exception cref="JsonException">One is missing or of the wrong type.</exception>
    public T Read<T>() => json.Deserialize<T>(serializer) ?? throw new JsonException("null where options belong");
}
