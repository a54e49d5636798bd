using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>The parts of a scenario that can be changed: everything below its own properties, which both sides need.</summary>
internal static class ScenarioTree
{
    public static readonly string[] Parts = ["mediaCodecs", "otherMediaCodecs", "rtpParameters", "rtpCapabilities"];

    /// <summary>All nodes within the parts, owners before what they own.</summary>
    public static IEnumerable<JsonNode> Below(JsonNode scenario) =>
        Parts.Select(part => scenario[part]).OfType<JsonNode>().SelectMany(Descendants);

    /// <summary>All nodes of a tree but its root, owners before what they own.</summary>
    public static IEnumerable<JsonNode> Descendants(JsonNode root)
    {
        IEnumerable<JsonNode?> children = root switch
        {
            JsonArray list => list,
            JsonObject owner => owner.Select(property => property.Value),
            _ => [],
        };
        foreach (JsonNode child in children.OfType<JsonNode>())
        {
            yield return child;
            foreach (JsonNode below in Descendants(child))
                yield return below;
        }
    }
}
