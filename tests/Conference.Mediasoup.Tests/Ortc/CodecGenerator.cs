using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Draws codecs as JSON, supported ones and others.</summary>
internal sealed class CodecGenerator(RandomChoice random)
{
    /// <summary>Values of profile-level-id: each profile, level 1b, upper case, and what is none.</summary>
    public static readonly string[] ProfileLevelIds =
    [
        "42e01f", "42001f", "42E01F", "4d0032", "4d001f", "4d801f", "640032", "64001f", "640c1f", "f4001f", "58801f", "58c01f",
        "42f00b", "42e00a", "42e00b", "42100b", "42000b", "4d100b", "4d000b", "42e00c", "",
        "000000", "zzzzzz", "42e0ff", "42ff1f", "42e01", "42e01f0", "0x42e0", "+42e01", " 42e01", "77001f",
    ];

    private static readonly (string MimeType, int ClockRate, int Channels)[] AudioCodecs =
    [
        ("audio/opus", 48000, 2), ("audio/opus", 48000, 2), ("audio/opus", 48000, 2), ("audio/multiopus", 48000, 4),
        ("audio/multiopus", 48000, 6), ("audio/multiopus", 48000, 8), ("audio/PCMU", 8000, 0), ("audio/PCMA", 8000, 1),
        ("audio/ISAC", 16000, 0), ("audio/G722", 8000, 1), ("audio/CN", 8000, 0), ("audio/telephone-event", 8000, 0),
        ("audio/opus", 48000, 0), ("audio/opus", 44100, 2), ("audio/chicken", 8000, 1),
    ];

    private static readonly string[] VideoCodecs =
        ["video/VP8", "video/VP8", "video/VP9", "video/VP9", "video/H264", "video/H264", "video/H264", "video/AV1", "video/H265"];

    public JsonObject Next(string kind)
    {
        JsonObject codec = kind == "audio" ? Audio() : new JsonObject { ["mimeType"] = random.Of(VideoCodecs), ["clockRate"] = 90000 };
        Vary(codec);
        random.Maybe(0.1, () => codec["mimeType"] = ((string)codec["mimeType"]!).ToUpperInvariant());
        random.Maybe(0.1, () => codec["channels"] = random.Of(1, 2));
        return codec;
    }

    /// <summary>Draws the codec's parameters and feedback anew.</summary>
    public void Vary(JsonObject codec)
    {
        var mimeType = ((string)codec["mimeType"]!).ToUpperInvariant();
        var parameters = new JsonObject();
        switch (mimeType)
        {
            case "VIDEO/H264":
                random.Maybe(0.6, () => parameters["packetization-mode"] = random.Of<JsonNode>(0, 1, 1, "1", ""));
                random.Maybe(0.8, () => parameters["profile-level-id"] = ProfileLevelId());
                random.Maybe(0.5, () => parameters["level-asymmetry-allowed"] = random.Of<JsonNode>(1, 1, "1", 0, "0"));
                break;
            case "VIDEO/VP9":
                random.Maybe(0.5, () => parameters["profile-id"] = random.Of<JsonNode>(0, 0, 2, 2, "0", "2", ""));
                break;
            case "AUDIO/MULTIOPUS":
                random.Maybe(0.9, () => parameters["num_streams"] = random.Of<JsonNode>(2, 4, 5, "2"));
                random.Maybe(0.9, () => parameters["coupled_streams"] = random.Of(2, 3));
                break;
        }

        random.Maybe(0.3, () => parameters["useinbandfec"] = random.Of<JsonNode>(1, 0.5, "", "ünïcode"));
        if (random.Is(0.8))
            codec["parameters"] = parameters;
        else
            codec.Remove("parameters");
        random.Maybe(0.8, () => codec["rtcpFeedback"] = new JsonArray([.. random.Some(0, 5, Feedback)]));
    }

    public JsonObject Rtx(string payloadTypeName, int payloadType, int apt)
    {
        var rtx = new JsonObject
        {
            ["mimeType"] = random.Of("video/rtx", "video/RTX"),
            ["clockRate"] = 90000,
            [payloadTypeName] = payloadType,
        };
        random.Maybe(0.95, () => rtx["parameters"] = new JsonObject { ["apt"] = apt });
        return rtx;
    }

    private JsonNode ProfileLevelId() => random.Is(0.6)
        ? random.Of("42e01f", "42e01f", "42e00b", "42f00b", "4d0032", "640032")
        : random.Of<JsonNode>([.. ProfileLevelIds, 640032, 0]);

    private JsonObject Audio()
    {
        (string mimeType, int clockRate, int channels) = random.Of(AudioCodecs);
        var codec = new JsonObject { ["mimeType"] = mimeType, ["clockRate"] = clockRate };
        if (channels > 0)
            codec["channels"] = channels;
        return codec;
    }

    private JsonObject Feedback()
    {
        var feedback = new JsonObject { ["type"] = random.Of("nack", "nack", "ccm", "goog-remb", "transport-cc", "foo") };
        random.Maybe(0.5, () => feedback["parameter"] = random.Of("pli", "fir", "", null));
        return feedback;
    }
}
