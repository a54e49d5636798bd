using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Makes a failing scenario as small as it gets: what can be left out or made simpler while it still fails, is.</summary>
internal static class ScenarioShrinker
{
    /// <param name="scenario">A scenario that fails.</param>
    /// <param name="indexOfFailing">The first of the given scenarios that fails too, or -1. It gets many, because asking Node is dear.</param>
    public static async Task<JsonObject> ShrinkAsync(JsonObject scenario, Func<JsonObject[], Task<int>> indexOfFailing)
    {
        while (true)
        {
            JsonObject[] smaller = [.. Smaller(scenario)];
            int failing = await indexOfFailing(smaller);
            if (failing < 0)
                return scenario;
            scenario = smaller[failing];
        }
    }

    /// <summary>All scenarios that are one step smaller, the boldest steps first.</summary>
    public static IEnumerable<JsonObject> Smaller(JsonObject scenario)
    {
        foreach (string part in ScenarioTree.Parts)
        {
            if (scenario[part] is JsonArray { Count: > 0 })
                yield return With(scenario, part, new JsonArray());
        }

        foreach (string flag in new[] { "pipe", "enableRtx" })
        {
            if (scenario[flag]?.GetValueKind() == JsonValueKind.True)
                yield return With(scenario, flag, false);
        }

        int count = ScenarioTree.Below(scenario).Count();
        for (var i = 0; i < count; i++)
            yield return Changed(scenario, i, Remove);
        for (var i = 0; i < count; i++)
        {
            foreach (JsonNode simpler in Simpler(ScenarioTree.Below(scenario).ElementAt(i)))
                yield return Changed(scenario, i, place => place.ReplaceWith(simpler.DeepClone()));
        }
    }

    private static JsonObject With(JsonObject scenario, string name, JsonNode value)
    {
        JsonObject changed = scenario.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    private static JsonObject Changed(JsonObject scenario, int place, Action<JsonNode> change)
    {
        JsonObject changed = scenario.DeepClone().AsObject();
        change(ScenarioTree.Below(changed).ElementAt(place));
        return changed;
    }

    private static void Remove(JsonNode place)
    {
        if (place.Parent is JsonArray list)
            list.Remove(place);
        else
            place.Parent!.AsObject().Remove(place.GetPropertyName());
    }

    // Each is smaller than what it replaces, so that shrinking comes to an end.
    private static IEnumerable<JsonNode> Simpler(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Array when value.AsArray().Count > 1 => [new JsonArray()],
        JsonValueKind.Object when value.AsObject().Count > 1 => [new JsonObject()],
        JsonValueKind.String when (string)value! is { Length: > 1 } text => ["", text[..(text.Length / 2)], text[..^1]],
        JsonValueKind.Number when Is.ToNumber(value) is > 1 and var number => [0, 1, Math.Floor(number / 2)],
        JsonValueKind.True => [false],
        _ => [],
    };
}
