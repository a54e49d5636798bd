using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Tests;

/// <summary>Draws codecs as JSON, supported ones and others.</summary>
/// <param name="random">What it depends on.</param>
/// <param name="isPlain">Whether only codecs come that the worker supports; else most routers would end with an error.</param>
internal sealed class CodecGenerator(RandomChoice random, bool isPlain)
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
    ];

    private static readonly (string MimeType, int ClockRate, int Channels)[] OddAudioCodecs =
        [("audio/opus", 48000, 0), ("audio/opus", 44100, 2), ("audio/chicken", 8000, 1), ("audio/multiopus", 48000, 2), ("audio/x", 0, 0)];

    private static readonly string[] VideoCodecs =
        ["video/VP8", "video/VP8", "video/VP9", "video/VP9", "video/H264", "video/H264", "video/H264", "video/AV1"];

    public JsonObject Next(string kind)
    {
        JsonObject codec = kind == "audio" ? Audio() : Video();
        Vary(codec);
        random.Maybe(0.1, () => codec["mimeType"] = ((string)codec["mimeType"]!).ToUpperInvariant());
        if (!isPlain || kind == "video")
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
                random.Maybe(0.5, () => parameters["profile-id"] = random.Of<JsonNode>(0, 0, 1, 2, 2, 3, "0", "2", ""));
                break;
            case "VIDEO/AV1":
                random.Maybe(0.5, () => parameters["profile"] = random.Of(0, 1, 2));
                random.Maybe(0.3, () => parameters["level-idx"] = random.Of<JsonNode>(5, "5"));
                break;
            case "AUDIO/MULTIOPUS":
                (int streams, int coupled) = (int?)codec["channels"] switch { 4 => (2, 2), 6 => (4, 2), _ => (5, 3) };
                parameters["num_streams"] = isPlain ? streams : random.Of<JsonNode>(2, 4, 5, "2", 2.5);
                parameters["coupled_streams"] = isPlain ? coupled : random.Of(2, 3);
                break;
        }

        random.Maybe(0.02, () => parameters["apt"] = random.Of(96, 97, 0));
        random.Maybe(0.3, () => parameters["useinbandfec"] = random.Of<JsonNode>(1, 0.5, "", "ünïcode"));
        if (isPlain || random.Is(0.8))
            codec["parameters"] = parameters;
        else
            codec.Remove("parameters");
        random.Maybe(0.8, () => codec["rtcpFeedback"] = new JsonArray([.. random.Some(0, 5, Feedback)]));
    }

    public JsonObject Rtx(string payloadTypeName, int payloadType, int apt)
    {
        var rtx = new JsonObject
        {
            ["mimeType"] = random.Of("video/rtx", "video/rtx", "video/RTX", "audio/rtx", "video/x/rtx"),
            ["clockRate"] = 90000,
            [payloadTypeName] = payloadType,
        };
        random.Maybe(0.95, () => rtx["parameters"] = new JsonObject { ["apt"] = random.Is(0.97) ? apt : apt + 0.5 });
        return rtx;
    }

    private JsonNode ProfileLevelId() => random.Is(0.6)
        ? random.Of("42e01f", "42e01f", "42e00b", "42f00b", "4d0032", "640032")
        : random.Of<JsonNode>([.. ProfileLevelIds, 640032, 0]);

    private JsonObject Audio()
    {
        (string mimeType, int clockRate, int channels) = random.Of(isPlain || random.Is(0.7) ? AudioCodecs : OddAudioCodecs);
        var codec = new JsonObject { ["mimeType"] = mimeType, ["clockRate"] = clockRate };
        if (channels > 0)
            codec["channels"] = channels;
        return codec;
    }

    private JsonObject Video() => new()
    {
        ["mimeType"] = isPlain || random.Is(0.8) ? random.Of(VideoCodecs) : random.Of("video/H265", "video/x"),
        ["clockRate"] = isPlain || random.Is(0.9) ? 90000 : 48000,
    };

    private JsonObject Feedback()
    {
        var feedback = new JsonObject { ["type"] = random.Of("nack", "nack", "ccm", "goog-remb", "transport-cc", "foo") };
        random.Maybe(0.5, () => feedback["parameter"] = random.Of("pli", "fir", "", null));
        return feedback;
    }
}
