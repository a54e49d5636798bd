using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Conformance;

/// <summary>A call of the Node module, as its frame has it.</summary>
/// <param name="Id">What the answer refers to.</param>
/// <param name="Object">The handle of the object that is called.</param>
/// <param name="Verb">get, set or call.</param>
/// <param name="Member">mediasoup's name of the property or method.</param>
/// <param name="Args">The arguments; those that Node leaves undefined are null.</param>
/// <param name="Settle">Whether the events that the call causes are sent before its answer.</param>
internal sealed record Call(long Id, int Object, string Verb, string Member, JsonArray Args, bool Settle = false)
{
    /// <summary>How Node's values become ours; set by the session.</summary>
    public JsonSerializerOptions Json { get; init; } = JsonSerializerOptions.Default;

    /// <summary>Ends when Node hangs up.</summary>
    public CancellationToken HungUp { get; init; }

    /// <summary>An argument that Node gives; nothing else than the type's JSON is taken for it.</summary>
    /// <exception cref="JsonException">It is missing, or is something else.</exception>
    public T Read<T>(int index) => ReadOptional<T>(index) ?? throw new JsonException($"Argument {index} of {Member} is missing.");

    /// <summary>An argument that Node may leave undefined.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public T? ReadOptional<T>(int index) => index < Args.Count ? Args[index].Deserialize<T>(Json) : default;

    /// <summary>A list of names, of which those that we don't know are left out, as mediasoup does with kinds of trace events.</summary>
    /// <exception cref="JsonException">It is no list of strings.</exception>
    public IReadOnlyList<TEnum> ReadKnown<TEnum>(int index) where TEnum : struct, Enum
    {
        var known = Enum.GetValues<TEnum>().ToDictionary(value => JsonSerializer.SerializeToNode(value, Json)!.GetValue<string>());
        return [.. (ReadOptional<string[]>(index) ?? []).Where(known.ContainsKey).Select(name => known[name])];
    }

    /// <summary>The options, which mediasoup takes as one object; without any, all have their defaults.</summary>
    /// <exception cref="JsonException">They are something else than an object.</exception>
    public CallOptions Options(int index = 0) =>
        new(index < Args.Count && Args[index] is { } options ? options as JsonObject ?? throw NotAnObject() : [], Json);

    private JsonException NotAnObject() => new($"The options of {Member} are no object.");
}
