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
        var producerId = await client.ProduceAudioAsync(transport.Text("transportId"), ssrc);
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
