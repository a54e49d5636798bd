using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Makes answers comparable that contain randomly drawn SSRCs: each becomes its distance from the first of its list.</summary>
internal static class RandomSsrcs
{
    public static void Mask(JsonNode answer)
    {
        if (answer["producer"]?["value"] is { } producer)
        {
            MaskIn(producer["mapping"]!);
            MaskIn(producer["consumable"]!);
        }

        foreach (string name in new[] { "consumer", "pipeConsumer" })
        {
            if (answer[name]?["value"] is { } parameters)
                MaskIn(parameters);
        }
    }

    private static void MaskIn(JsonNode owner)
    {
        // In a mapping "ssrc" is the producer's own, which is not random.
        bool isMapping = owner["rtcp"] is null;
        JsonObject[] encodings = [.. owner["encodings"]!.AsArray().Select(encoding => encoding!.AsObject())];
        Subtract(encodings, isMapping ? "mappedSsrc" : "ssrc");
        Subtract([.. encodings.Select(encoding => encoding["rtx"]).OfType<JsonObject>()], "ssrc");
    }

    private static void Subtract(JsonObject[] owners, string property)
    {
        if (owners.Length == 0)
            return;
        long first = Value(owners[0]);
        foreach (JsonObject owner in owners)
            owner[property] = Value(owner) - first;

        long Value(JsonObject owner) => long.Parse(owner[property]!.ToJsonString());
    }
}
