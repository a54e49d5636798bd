using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup.Tests;

/// <summary>Answers the cases of the oracle with our code, from JSON to JSON.</summary>
internal static class OurOrtc
{
    private static readonly JsonSerializerOptions MappingOptions =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static JsonObject Scenario(JsonNode input)
    {
        RtpCapabilities? router = null;
        RtpParameters? consumable = null;
        var enableRtx = (bool)input["enableRtx"]!;

        var answer = new JsonObject
        {
            ["router"] = Attempt(() =>
            {
                router = Ortc.GenerateRouterRtpCapabilities(Read<RtpCodecCapability[]>(input["mediaCodecs"]));
                return Write(router);
            }),
        };
        if (router is null)
            return answer;

        answer["producer"] = Attempt(() =>
        {
            RtpParameters normalized = Ortc.NormalizeRtpParameters(Read<RtpParameters>(input["rtpParameters"]));
            (RtpMapping mapping, RtpParameters negotiated) = Ortc.GetProducerRtpParametersMapping(normalized, router);
            consumable = Ortc.GetConsumableRtpParameters(Read<MediaKind>(input["kind"]), negotiated, router, mapping);
            return new JsonObject
            {
                ["rtpParameters"] = Write(negotiated),
                ["mapping"] = JsonSerializer.SerializeToNode(mapping, MappingOptions),
                ["consumable"] = Write(consumable),
            };
        });
        if (consumable is null)
            return answer;

        answer["canConsume"] = Attempt(() => Ortc.CanConsume(consumable, Read<RtpCapabilities>(input["rtpCapabilities"])));
        answer["consumer"] = Attempt(() => Write(Ortc.GetConsumerRtpParameters(
            consumable,
            Read<RtpCapabilities>(input["rtpCapabilities"]),
            (bool)input["pipe"]!,
            enableRtx)));
        answer["pipeConsumer"] = Attempt(() => Write(Ortc.GetPipeConsumerRtpParameters(consumable, enableRtx)));
        return answer;
    }

    public static JsonObject Sctp(JsonNode input) =>
        Attempt(() => Write(Ortc.NormalizeSctpStreamParameters(Read<SctpStreamParameters>(input))));

    public static JsonObject Profiles(JsonNode input)
    {
        ParameterMap offered = Read<ParameterMap>(input["offered"]);
        ParameterMap supported = Read<ParameterMap>(input["supported"]);
        bool same = H264ProfileLevelId.IsSameProfile(offered, supported);
        var answer = new JsonObject { ["same"] = same };
        if (same && H264ProfileLevelId.Negotiate(offered, supported).TryGetValue("profile-level-id", out ParameterValue level))
            answer["level"] = level.AsText();
        return answer;
    }

    private static JsonObject Attempt(Func<JsonNode?> step)
    {
        try
        {
            return new JsonObject { ["value"] = step() };
        }
        catch (UnsupportedRtpException)
        {
            return new JsonObject { ["error"] = "unsupported" };
        }
        catch (Exception error) when (error is ArgumentException or JsonException)
        {
            return new JsonObject { ["error"] = "invalid" };
        }
    }

    private static T Read<T>(JsonNode? node) =>
        node.Deserialize<T>(MediasoupJson.Options) ?? throw new JsonException("null where an object belongs");

    private static JsonNode? Write<T>(T value) => JsonSerializer.SerializeToNode(value, MediasoupJson.Options);
}
