using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Kinds of JSON values.</summary>
internal static class Is
{
    public static bool Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    public static bool Number(JsonNode value) => value.GetValueKind() == JsonValueKind.Number;

    /// <summary>The number, however the node holds it.</summary>
    public static double ToNumber(JsonNode value) => double.Parse(value.ToJsonString());

    public static bool Object(JsonNode value) => value.GetValueKind() == JsonValueKind.Object;

    public static bool Boolean(JsonNode value) => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    public static bool Falsy(JsonNode value) => value.ToJsonString() is "0" or "false" or "\"\"";

    /// <summary>Whether it is a whole number from 0 to <paramref name="max"/>.</summary>
    public static bool Integer(JsonNode value, ulong max) => ulong.TryParse(value.ToJsonString(), out ulong number) && number <= max;
}
