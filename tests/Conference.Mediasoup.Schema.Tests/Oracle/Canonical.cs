using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Schema.Tests.Oracle;

/// <summary>One spelling for equal JSON: sorted properties, no nulls, numbers without trailing zeros.</summary>
internal static class Canonical
{
    // Dividing by a one of so many digits drops a decimal's trailing zeros.
    private const decimal One = 1.0000000000000000000000000000m;

    public static string Of(JsonNode json) => Sorted(JsonSerializer.SerializeToElement(json))!.ToJsonString();

    private static JsonNode? Sorted(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(json.EnumerateObject()
            .Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Name, Sorted(property.Value)))),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Sorted)]),
        JsonValueKind.Number => decimal.Parse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) / One,
        _ => JsonNode.Parse(json.GetRawText()),
    };
}
