using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Media;

/// <summary>A program's calls for plain RTP without encryption.</summary>
internal static class PlainRtp
{
    /// <summary>A microphone that sends; answers its producer too.</summary>
    public static async Task<(RtpSource Source, string ProducerId)> StartMicrophoneAsync(this RpcClient client, uint ssrc = 4711)
    {
        var transport = await client.CallAsync("createPlainTransport", new { rtcpMux = true, srtp = false });
        var rtpParameters = new
        {
            codecs = new[] { new { mimeType = "audio/opus", payloadType = 111, clockRate = 48_000, channels = 2 } },
            headerExtensions = new[] { new { uri = "urn:ietf:params:rtp-hdrext:ssrc-audio-level", id = RtpSource.AudioLevelExtension } },
            encodings = new[] { new { ssrc } },
        };
        var produced = await client.CallAsync(
            "produce", new { transportId = transport.Text("transportId"), kind = "audio", rtpParameters, source = "microphone" });
        var producerId = produced.Text("producerId");
        return (RtpSource.Start(transport.GetProperty("port").GetInt32(), ssrc), producerId);
    }

    /// <summary>Consumes a producer and has its packets sent to a sink; answers the consumer.</summary>
    public static async Task<(RtpSink Sink, string ConsumerId)> ListenAsync(this RpcClient client, JsonElement state, string producerId)
    {
        var sink = new RtpSink();
        var transport = await client.CallAsync("createPlainTransport", new { direction = "recv", rtcpMux = true, srtp = false });
        var transportId = transport.Text("transportId");
        await client.CallAsync("connectTransport", new { transportId, port = sink.Port });
        var consumer = await client.CallAsync("consume", new { transportId, producerId, rtpCapabilities = state.Capabilities() });
        var consumerId = consumer.Text("consumerId");
        await client.CallAsync("resumeConsumer", new { consumerId });
        return (sink, consumerId);
    }
}
