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
        RtpCapabilities? router = null, otherRouter = null;
        RtpParameters? consumable = null, piped = null;
        var enableRtx = (bool)input["enableRtx"]!;

        var answer = new JsonObject
        {
            ["router"] = Attempt(() => Write(router = Router(input["mediaCodecs"]))),
            ["otherRouter"] = Attempt(() => Write(otherRouter = Router(input["otherMediaCodecs"]))),
        };
        if (router is null)
            return answer;

        answer["producer"] = Attempt(() => Produce(input, Read<RtpParameters>(input["rtpParameters"]), router, out consumable));
        if (consumable is null)
            return answer;

        answer["canConsume"] = Attempt(() => Ortc.CanConsume(consumable, Read<RtpCapabilities>(input["rtpCapabilities"])));
        answer["consumer"] = Attempt(() => Write(Ortc.GetConsumerRtpParameters(
            consumable,
            Read<RtpCapabilities>(input["rtpCapabilities"]),
            (bool)input["pipe"]!,
            enableRtx)));
        answer["pipeConsumer"] = Attempt(() => Write(piped = Ortc.GetPipeConsumerRtpParameters(consumable, enableRtx)));
        if (piped is not null && otherRouter is not null)
            answer["pipedProducer"] = Attempt(() => Produce(input, piped, otherRouter, out _));
        return answer;
    }

    public static JsonNode ScalabilityMode(JsonNode? input) => Write(Mediasoup.ScalabilityMode.Parse((string?)input));

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

    private static RtpCapabilities Router(JsonNode? mediaCodecs) => Ortc.GenerateRouterRtpCapabilities(Read<RtpCodecCapability[]>(mediaCodecs));

    private static JsonObject Produce(JsonNode input, RtpParameters rtpParameters, RtpCapabilities router, out RtpParameters consumable)
    {
        RtpParameters normalized = Ortc.NormalizeRtpParameters(rtpParameters);
        (RtpMapping mapping, RtpParameters negotiated) = Ortc.GetProducerRtpParametersMapping(normalized, router);
        consumable = Ortc.GetConsumableRtpParameters(Read<MediaKind>(input["kind"]), negotiated, router, mapping);
        return new JsonObject
        {
            ["rtpParameters"] = Write(negotiated),
            ["mapping"] = JsonSerializer.SerializeToNode(mapping, MappingOptions),
            ["consumable"] = Write(consumable),
        };
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
        catch (ArgumentException)
        {
            return new JsonObject { ["error"] = "invalid" };
        }
        catch (JsonException)
        {
            return new JsonObject { ["error"] = "unreadable" };
        }
    }

    private static T Read<T>(JsonNode? node) =>
        node.Deserialize<T>(MediasoupJson.Options) ?? throw new JsonException("null where an object belongs");

    private static JsonObject Write(ScalabilityMode mode) => new JsonObject
    {
        ["spatialLayers"] = mode.SpatialLayers,
        ["temporalLayers"] = mode.TemporalLayers,
        ["ksvc"] = mode.KeySvc,
    };

    private static JsonNode? Write<T>(T value) => JsonSerializer.SerializeToNode(value, MediasoupJson.Options);
}
