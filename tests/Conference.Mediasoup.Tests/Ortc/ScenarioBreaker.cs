using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Breaks one thing in a scenario, in a way that mediasoup notices.</summary>
internal sealed class ScenarioBreaker(RandomChoice random)
{
    public void Break(JsonObject scenario)
    {
        var rtpParameters = scenario["rtpParameters"]!.AsObject();
        var rtpCapabilities = scenario["rtpCapabilities"]!.AsObject();
        random.Do(
            () => BreakCodec(scenario["mediaCodecs"], "preferredPayloadType"),
            () => BreakCodec(rtpParameters["codecs"], "payloadType"),
            () => BreakCodec(rtpCapabilities["codecs"], "preferredPayloadType"),
            () => BreakExtension(rtpParameters["headerExtensions"], "id", "encrypt"),
            () => BreakExtension(rtpCapabilities["headerExtensions"], "preferredId", "preferredEncrypt"),
            () => BreakEncoding(rtpParameters["encodings"]),
            () => BreakParameters(rtpParameters),
            () => rtpCapabilities[random.Of("codecs", "headerExtensions")] = random.Of<JsonNode>("x", 5));
    }

    private void BreakCodec(JsonNode? codecs, string payloadTypeName)
    {
        if (Pick(codecs) is not { } codec)
            return;

        random.Do(
            () => codec.Remove("mimeType"),
            () => codec["mimeType"] = random.Of<JsonNode?>("", 5, "text/plain", "audio/", null),
            () => codec.Remove("clockRate"),
            () => codec["clockRate"] = random.Of<JsonNode?>("90000", null),
            () => codec[payloadTypeName] = "96",
            () => codec["parameters"] = new JsonObject { ["x"] = random.Of<JsonNode?>(true, false, null, new JsonArray(1)) },
            () => codec["parameters"] = new JsonObject { ["apt"] = "96" },
            () => codec["rtcpFeedback"] = new JsonArray(random.Of(new JsonObject(), new JsonObject { ["type"] = "" }, null)),
            () => codec["rtcpFeedback"] = new JsonArray(new JsonObject { ["type"] = 5 }));
    }

    private void BreakExtension(JsonNode? extensions, string idName, string encryptName)
    {
        if (Pick(extensions) is not { } extension)
            return;

        random.Do(
            () => extension.Remove("uri"),
            () => extension["uri"] = random.Of<JsonNode?>("", 5, null),
            () => extension.Remove(idName),
            () => extension[idName] = "1",
            () => extension[encryptName] = "yes");
        if (extension.ContainsKey("kind"))
            random.Maybe(0.3, () => extension["kind"] = random.Of<JsonNode?>("chicken", 0, null));
    }

    private void BreakEncoding(JsonNode? encodings)
    {
        if (Pick(encodings) is not { } encoding)
            return;

        random.Do(
            () => encoding["ssrc"] = "1",
            () => encoding["rid"] = 5,
            () => encoding["rtx"] = random.Of<JsonNode>(new JsonObject(), "x", new JsonObject { ["ssrc"] = "1" }),
            () => encoding["scalabilityMode"] = 5);
    }

    private void BreakParameters(JsonObject rtpParameters)
    {
        random.Do(
            () => rtpParameters.Remove("codecs"),
            () => rtpParameters["codecs"] = random.Of<JsonNode?>("x", null, new JsonObject(), new JsonArray("x")),
            () => rtpParameters[random.Of("headerExtensions", "encodings")] = random.Of<JsonNode>("x", 5, new JsonObject()),
            () => rtpParameters[random.Of("mid", "msid")] = 5,
            () => rtpParameters["rtcp"] = random.Of<JsonNode>("x", new JsonObject { ["cname"] = 5 }));
    }

    private JsonObject? Pick(JsonNode? list) =>
        list is JsonArray { Count: > 0 } array ? random.Of<JsonNode?>([.. array]) as JsonObject : null;
}
