using System.Text.Json;

namespace Conference.Controller.Tests.Support;

/// <summary>RTP parameters as a browser would send them.</summary>
internal static class RtpSamples
{
    public static object Audio(uint ssrc) => new
    {
        mid = $"{ssrc}",
        codecs = new[] { new { mimeType = "audio/opus", payloadType = 111, clockRate = 48_000, channels = 2, parameters = new { useinbandfec = 1 } } },
        headerExtensions = Array.Empty<object>(),
        encodings = new[] { new { ssrc } },
        rtcp = new { cname = "test" },
    };

    public static object Video(uint ssrc, string mimeType = "video/VP8") => new
    {
        mid = $"{ssrc}",
        codecs = new[]
        {
            new
            {
                mimeType,
                payloadType = 96,
                clockRate = 90_000,
                parameters = new { },
                rtcpFeedback = new[] { new { type = "nack", parameter = "pli" } },
            },
        },
        headerExtensions = Array.Empty<object>(),
        encodings = new[] { new { ssrc } },
        rtcp = new { cname = "test" },
    };

    /// <summary>A transport of the session, made and answered.</summary>
    public static async Task<string> TransportAsync(this RpcClient client, string direction) =>
        (await client.CallAsync("createTransport", new { direction })).Text("transportId");

    public static async Task<string> ProduceAudioAsync(this RpcClient client, string transportId, uint ssrc = 1111) =>
        (await client.CallAsync(
            "produce", new { transportId, kind = "audio", rtpParameters = Audio(ssrc), source = "microphone" })).Text("producerId");

    public static async Task<string> ProduceVideoAsync(this RpcClient client, string transportId, string source, uint ssrc) =>
        (await client.CallAsync("produce", new { transportId, kind = "video", rtpParameters = Video(ssrc), source })).Text("producerId");

    public static object Capabilities(this JsonElement signalState) => signalState.GetProperty("routerRtpCapabilities");
}
