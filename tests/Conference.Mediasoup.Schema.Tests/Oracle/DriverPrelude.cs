// Compiled together with the generated code, never into the tests: the part of the driver that is the same for every table.
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conference.Mediasoup.Wire;

public static partial class Driver
{
    public static readonly Dictionary<string, Func<JsonElement, byte[]>> Writers = new();
    public static readonly Dictionary<string, Func<byte[], JsonObject>> Readers = new();

    // So small that every message makes it grow, and used for all of them.
    private static readonly FlatWriter Writer = new(8);

    private static byte[] Write<T>(JsonElement json, Func<FlatWriter, JsonElement, Offset<T>> write)
        where T : allows ref struct
    {
        Writer.Reset();
        Writer.Finish(write(Writer, json));
        if (BitConverter.ToInt32(Writer.WrittenFrame.Span) != Writer.WrittenSpan.Length)
            throw new InvalidOperationException("The frame's length is wrong.");
        return Writer.WrittenSpan.ToArray();
    }

    private static bool Has(JsonElement json, string name) => json.TryGetProperty(name, out _);

    private static T Scalar<T>(JsonElement json, string name, T otherwise) =>
        json.TryGetProperty(name, out var value) ? value.Deserialize<T>()! : otherwise;

    private static T? OptionalScalar<T>(JsonElement json, string name)
        where T : struct =>
        json.TryGetProperty(name, out var value) ? value.Deserialize<T>() : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static T Enum<T>(JsonElement json, string name, T otherwise, Func<string, T> parse) =>
        json.TryGetProperty(name, out var value) ? parse(value.GetString()!) : otherwise;

    private static T? OptionalEnum<T>(JsonElement json, string name, Func<string, T> parse)
        where T : struct =>
        json.TryGetProperty(name, out var value) ? parse(value.GetString()!) : null;

    private static VectorOffset<T> Scalars<T>(FlatWriter writer, JsonElement json, string name, Func<JsonElement, T> parse)
        where T : unmanaged =>
        json.TryGetProperty(name, out var value) ? writer.Scalars<T>(value.EnumerateArray().Select(parse).ToArray()) : default;

    private static string[]? Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.EnumerateArray().Select(item => item.GetString()!).ToArray() : null;

    private static JsonElement[]? Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.EnumerateArray().ToArray() : null;

    private static JsonArray Array<T>(ReadOnlySpan<T> values, Func<T, JsonNode?> convert)
        where T : unmanaged
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add(convert(value));
        return array;
    }

    private static JsonArray Array(StringVector values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add(value);
        return array;
    }

    private static JsonArray Array<T>(TableVector<T> values, Func<T, JsonNode?> convert)
        where T : ITable<T>, allows ref struct
    {
        var array = new JsonArray();
        foreach (var value in values)
            array.Add(convert(value));
        return array;
    }
}
