using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>
/// Draws two routers, a producer and an endpoint as JSON: mostly sensible, with the oddities that clients send, and broken ones.
/// </summary>
internal sealed class ScenarioGenerator(int seed)
{
    public static readonly string[] Extensions =
    [
        "urn:ietf:params:rtp-hdrext:sdes:mid",
        "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
        "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
        "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
        "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
        "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
        "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension",
        "urn:3gpp:video-orientation",
        "urn:ietf:params:rtp-hdrext:toffset",
        "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time",
        "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay",
        "urn:mediasoup:params:rtp-hdrext:packet-id",
    ];

    public static readonly string[] ScalabilityModes =
        ["L1T3", "L3T3_KEY", "S2T3", "L12T10", "L99T99", "L100T1", "L2T2h", "L3T3_KEY_SHIFT", "S1T01", "l1t1", "L0T1", "L1T", "chicken", ""];

    private readonly RandomChoice _random = new(seed);

    public JsonObject Next()
    {
        string kind = _random.Of("audio", "video", "video");
        var codecs = new CodecGenerator(_random, isPlain: _random.Is(0.7));
        JsonObject[] offered = _random.Some(1, 4, () => codecs.Next(_random.Is(0.7) ? kind : _random.Of("audio", "video")));
        var scenario = new JsonObject
        {
            ["mediaCodecs"] = Array(MediaCodecs(offered, codecs)),
            ["otherMediaCodecs"] = Array(MediaCodecs(offered, codecs)),
            ["kind"] = kind,
            ["rtpParameters"] = RtpParameters(kind, offered, codecs),
            ["rtpCapabilities"] = RtpCapabilities(offered, codecs),
            ["pipe"] = _random.Is(0.3),
            ["enableRtx"] = _random.Is(0.6),
        };
        _random.Maybe(0.25, () => new ScenarioBreaker(_random).Break(scenario));
        var mutator = new ScenarioMutator(_random);
        _random.Maybe(0.25, () => _random.Some(1, 3, () => scenario).ToList().ForEach(mutator.Mutate));
        return scenario;
    }

    // Mostly what is offered, as a second router or one whose codecs were updated has it; sometimes more than there are payload types for.
    private IEnumerable<JsonObject> MediaCodecs(JsonObject[] offered, CodecGenerator codecs)
    {
        if (_random.Is(0.02))
            return _random.Some(10, 40, () => MediaCodec(codecs.Next("video")));
        return offered.Where(_ => _random.Is(0.95)).Select(codec => _random.Is(0.9) ? MediaCodec(codec) : MediaCodec(codecs.Next("audio")));
    }

    private JsonObject MediaCodec(JsonObject codec)
    {
        JsonObject mediaCodec = codec.DeepClone().AsObject();
        if (_random.Is(0.3))
            mediaCodec["kind"] = _random.Of("audio", "video", "chicken");
        if (_random.Is(0.2))
            mediaCodec["preferredPayloadType"] = _random.Of(0, 8, 35, 96, 100, 101, 102, 103, 127);
        return mediaCodec;
    }

    private JsonObject RtpParameters(string kind, JsonObject[] offered, CodecGenerator codecs)
    {
        var list = new List<JsonNode>();
        int payloadType = _random.Between(96, 110);
        JsonObject[] usable = [.. offered.Where(codec => MimeTypes.IsAudio((string)codec["mimeType"]!) == (kind == "audio"))];
        foreach (JsonObject codec in _random.Some(_random.Is(0.05) ? 0 : 1, 2, () => Similar(usable, kind, codecs)))
        {
            codec["payloadType"] = payloadType++;
            list.Add(codec);
            if (_random.Is(kind == "video" ? 0.6 : 0.05))
                list.Add(codecs.Rtx("payloadType", payloadType, _random.Is(0.9) ? payloadType - 1 : _random.Between(96, 112)));
            // Sometimes the next codec has the number of this one.
            payloadType += _random.Is(0.95) ? 1 : 0;
        }

        var parameters = new JsonObject { ["codecs"] = Array(_random.Is(0.1) ? list.AsEnumerable().Reverse() : list) };
        _random.Maybe(0.5, () => parameters["mid"] = _random.Of("0", "", "audio"));
        _random.Maybe(0.3, () => parameters["msid"] = "stream track");
        _random.Maybe(0.8, () => parameters["headerExtensions"] = Array(_random.Subset(Extensions, 0.4).Select(ExtensionParameters)));
        _random.Maybe(0.02, () => parameters["headerExtensions"] = Array([ExtensionParameters("urn:ietf:params:rtp-hdrext:csrc-audio-level")]));
        _random.Maybe(0.9, () => parameters["encodings"] = Array(_random.Some(0, 3, Encoding)));
        _random.Maybe(0.7, () => parameters["rtcp"] = _random.Is(0.1) ? null : Rtcp());
        return parameters;
    }

    private JsonObject RtpCapabilities(JsonObject[] offered, CodecGenerator codecs)
    {
        var list = new List<JsonNode>();
        foreach (JsonObject codec in _random.Some(0, 5, () => Similar(offered, _random.Of("audio", "video"), codecs)))
        {
            codec["preferredPayloadType"] = _random.Between(96, 127);
            _random.Maybe(0.8, () => codec["kind"] = _random.Of("audio", "video"));
            list.Add(codec);
        }

        _random.Maybe(0.6, () => list.Add(codecs.Rtx("preferredPayloadType", 120, 119)));
        var capabilities = new JsonObject();
        _random.Maybe(0.95, () => capabilities["codecs"] = Array(list));
        _random.Maybe(0.9, () => capabilities["headerExtensions"] = Array(_random.Subset(Extensions, 0.6).Select(ExtensionCapability)));
        return capabilities;
    }

    // Mostly one of the given codecs, so that something matches; sometimes with a parameter of its own.
    private JsonObject Similar(JsonObject[] given, string kind, CodecGenerator codecs)
    {
        if (given.Length == 0 || _random.Is(0.1))
            return codecs.Next(kind);
        JsonObject codec = _random.Of(given).DeepClone().AsObject();
        if (_random.Is(0.3))
            codecs.Vary(codec);
        return codec;
    }

    private JsonObject ExtensionParameters(string uri)
    {
        var extension = new JsonObject { ["uri"] = uri, ["id"] = _random.Between(1, 14) };
        _random.Maybe(0.3, () => extension["encrypt"] = _random.Is(0.3));
        _random.Maybe(0.1, () => extension["parameters"] = new JsonObject { ["vad"] = "on", ["n"] = 1.5 });
        return extension;
    }

    private JsonObject ExtensionCapability(string uri)
    {
        var extension = new JsonObject
        {
            ["kind"] = _random.Of("audio", "video"),
            ["uri"] = _random.Is(0.1) ? "urn:ietf:params:rtp-hdrext:csrc-audio-level" : uri,
            ["preferredId"] = _random.Is(0.9) ? System.Array.IndexOf(Extensions, uri) + 1 : _random.Between(1, 14),
        };
        _random.Maybe(0.3, () => extension["preferredEncrypt"] = _random.Is(0.2));
        _random.Maybe(0.3, () => extension["direction"] = _random.Of("sendrecv", "sendonly", "recvonly", "inactive"));
        return extension;
    }

    private JsonObject Encoding()
    {
        var encoding = new JsonObject();
        _random.Maybe(0.7, () => encoding["ssrc"] = _random.Between(0, int.MaxValue));
        _random.Maybe(0.4, () => encoding["rid"] = _random.Of("h", "m", "l", ""));
        _random.Maybe(0.4, () => encoding["rtx"] = _random.Is(0.1) ? null : new JsonObject { ["ssrc"] = _random.Between(0, int.MaxValue) });
        _random.Maybe(0.2, () => encoding["codecPayloadType"] = _random.Between(96, 105));
        _random.Maybe(0.2, () => encoding["dtx"] = _random.Is(0.5));
        _random.Maybe(0.4, () => encoding["scalabilityMode"] = _random.Of([.. ScalabilityModes]));
        _random.Maybe(0.4, () => encoding["maxBitrate"] = _random.Of(0, 100_000, 5_000_000));
        return encoding;
    }

    private JsonObject Rtcp()
    {
        var rtcp = new JsonObject();
        _random.Maybe(0.6, () => rtcp["cname"] = _random.Of("qwerty", ""));
        _random.Maybe(0.4, () => rtcp["reducedSize"] = _random.Is(0.5));
        return rtcp;
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items.Select(item => item.DeepClone())]);
}
