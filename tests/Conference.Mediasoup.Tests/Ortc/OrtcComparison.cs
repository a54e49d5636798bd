using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>What becomes of a scenario on both sides.</summary>
/// <param name="Fault">Where the two differ and may not; null when there is no such place.</param>
/// <param name="Known">The known differences that were met.</param>
/// <param name="Ours">Our answers.</param>
internal sealed record OrtcComparison(string? Fault, IReadOnlyList<string> Known, JsonObject Ours)
{
    // In the order in which they depend on each other, with the part of the scenario that each reads.
    private static readonly (string Step, string Part)[] Steps =
    [
        ("router", "mediaCodecs"), ("otherRouter", "otherMediaCodecs"), ("producer", "rtpParameters"), ("canConsume", "rtpCapabilities"),
        ("consumer", "rtpCapabilities"), ("pipeConsumer", "rtpParameters"), ("pipedProducer", "rtpParameters"),
    ];

    public static OrtcComparison Of(JsonObject scenario, JsonNode theirs)
    {
        JsonObject ours = OurOrtc.Scenario(scenario);
        RandomSsrcs.Mask(ours);
        RandomSsrcs.Mask(theirs);

        var known = new List<string>();
        foreach ((string step, string part) in Steps)
        {
            JsonNode? mine = ours[step];
            JsonNode? his = theirs[step];
            if (JsonNode.DeepEquals(mine, his) || (IsRefused(mine) && (string?)his?["error"] == "invalid"))
                continue;

            if (mine is not null && his is not null && KnownName(mine, his, scenario[part]) is { } name)
                known.Add(name);
            // A step that has no counterpart depends on one that was known to differ.
            else if (known.Count == 0 || (mine is not null && his is not null))
                return new OrtcComparison($"{step}:\nmediasoup: {his?.ToJsonString()}\nours: {mine?.ToJsonString()}", known, ours);
        }

        return new OrtcComparison(null, known, ours);
    }

    private static string? KnownName(JsonNode mine, JsonNode his, JsonNode? part)
    {
        if (IsRefused(mine) && (string?)his["error"] == "unsupported")
        {
            // Our types are checked before anything is matched, mediasoup goes from item to item; so are URIs that only its writer refuses.
            if ((string?)mine["error"] == "unreadable" || HasUnknownExtension(part))
                return "of two mistakes the other is told";
        }

        // To us null says the same as leaving out, everywhere; mediasoup's writer takes it for a number here.
        if (mine["error"] is null && (string?)his["error"] == "invalid" && HasNullBitrate(part))
            return "a maxBitrate of null counts as none";

        return (string?)mine["error"] == "unreadable" ? KnownDifference.In(part)?.Name : null;
    }

    private static bool IsRefused(JsonNode? answer) => (string?)answer?["error"] is "invalid" or "unreadable";

    private static bool HasNullBitrate(JsonNode? part) => part?["encodings"] is JsonArray encodings
        && encodings.Any(encoding => encoding is JsonObject owner && owner.TryGetPropertyValue("maxBitrate", out JsonNode? value) && value is null);

    private static bool HasUnknownExtension(JsonNode? part) => part?["headerExtensions"] is JsonArray extensions
        && extensions.Any(extension => extension is JsonObject && !ScenarioGenerator.Extensions.Contains((string?)extension["uri"]));
}
