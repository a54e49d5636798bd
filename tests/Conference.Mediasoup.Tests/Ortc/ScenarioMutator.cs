using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Changes anything in a scenario into anything: values of other types, numbers out of range, lost fields, doubled items.</summary>
internal sealed class ScenarioMutator(RandomChoice random)
{
    private static readonly string[] Junk =
    [
        "null", "true", "false", "0", "1", "-1", "1.5", "96", "127", "128", "255", "256", "300", "65536", "4294967295", "4294967296", "1e20",
        "\"\"", "\"0\"", "\"x\"", "\"audio\"", "\"sendrecv\"", "\"nack\"", "[]", "{}", "[0]", "[null]", "[{}]",
    ];

    // Only where any name is a name: elsewhere mediasoup hands on properties that it doesn't know, and our records have no place for them.
    private static readonly string[] ParametersJunk =
        ["{\"x\":1}", "{\"x\":null}", "{\"x\":true}", "{\"x\":[]}", "{\"x\":1e20}", "{\"apt\":1}", "{\"apt\":\"1\"}", "{\"\":\"\"}"];

    public void Mutate(JsonObject scenario)
    {
        JsonNode[] places = [.. ScenarioTree.Below(scenario)];
        if (places.Length == 0)
            return;
        JsonNode place = random.Of(places);
        switch (place.Parent)
        {
            case JsonArray list:
                Mutate(list, list.IndexOf(place));
                break;
            case JsonObject owner:
                Mutate(owner, place.GetPropertyName());
                break;
        }
    }

    private void Mutate(JsonArray list, int index) => random.Do(
        () => list[index] = Next(),
        () => list.Add(Next()),
        () => list.Add(list[index]?.DeepClone()),
        () => list.RemoveAt(index));

    private void Mutate(JsonObject owner, string name) => random.Do(
        () => owner[name] = Next(),
        () => owner[name] = Next(),
        () => owner[name] = name == "parameters" ? JsonNode.Parse(random.Of(ParametersJunk)) : Next(),
        () => owner.Remove(name));

    private JsonNode? Next() => JsonNode.Parse(random.Of(Junk));
}
