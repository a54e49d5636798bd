using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Makes answers comparable that contain randomly drawn SSRCs: each becomes its distance from the first of its list.</summary>
internal static class RandomSsrcs
{
    public static void Mask(JsonNode answer)
    {
        foreach (string name in new[] { "producer", "pipedProducer" })
        {
            if (answer[name]?["value"] is not { } producer)
                continue;
            MaskIn(producer["mapping"]!);
            MaskIn(producer["consumable"]!);
        }

        // What comes over a pipe has SSRCs that were drawn for it.
        if (answer["pipedProducer"]?["value"] is { } piped)
        {
            MaskIn(piped["rtpParameters"]!);
            Subtract(Encodings(piped["mapping"]!), "ssrc");
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
        JsonObject[] encodings = Encodings(owner);
        Subtract(encodings, isMapping ? "mappedSsrc" : "ssrc");
        Subtract([.. encodings.Select(encoding => encoding["rtx"]).OfType<JsonObject>()], "ssrc");
    }

    private static JsonObject[] Encodings(JsonNode owner) => [.. owner["encodings"]!.AsArray().OfType<JsonObject>()];

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
