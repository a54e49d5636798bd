using System.Security.Cryptography;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Media;

/// <summary>One end of an encrypted plain transport, as a program keeps it.</summary>
/// <param name="Key">What the program encrypts with, in Base64.</param>
/// <param name="ServerKey">What the server encrypts with.</param>
internal sealed record SrtpTrack(string TransportId, string Key, string ServerKey, int Port, int RtcpPort)
{
    public const string Suite = "AES_CM_128_HMAC_SHA1_80";

    private const int KeyBytes = 30; // a key of 16 and a salt of 14 (RFC 4568, section 6.2)

    /// <summary>Where FFmpeg sends the track, as its output's arguments.</summary>
    public IEnumerable<string> Output =>
    [
        "-f", "rtp", "-srtp_out_suite", Suite, "-srtp_out_params", Key, $"srtp://127.0.0.1:{Port}?rtcpport={RtcpPort}&pkt_size=1200",
    ];

    public static async Task<SrtpTrack> OpenAsync(RpcClient client, string direction, int? receiveAt = null)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        var transport = await client.CallAsync("createPlainTransport", new { direction });
        var server = transport.GetProperty("srtpParameters");
        Assert.Equal(Suite, server.Text("cryptoSuite"));
        var transportId = transport.Text("transportId");
        var srtpParameters = new { cryptoSuite = Suite, keyBase64 = key };
        if (receiveAt is { } port)
            await client.CallAsync("connectTransport", new { transportId, srtpParameters, port, rtcpPort = port + 1 });
        else
            await client.CallAsync("connectTransport", new { transportId, srtpParameters });
        return new SrtpTrack(
            transportId, key, server.Text("keyBase64"), transport.GetProperty("port").GetInt32(), transport.GetProperty("rtcpPort").GetInt32());
    }

    /// <summary>What FFmpeg needs to receive a consumer's track at a port.</summary>
    public string Describe(JsonElement consumer, int port)
    {
        var codec = consumer.GetProperty("rtpParameters").GetProperty("codecs")[0];
        var payloadType = codec.GetProperty("payloadType").GetInt32();
        return $"""
            v=0
            o=- 0 0 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m={consumer.Text("kind")} {port} RTP/SAVP {payloadType}
            a=rtpmap:{payloadType} {codec.Text("mimeType").Split('/')[1]}/{codec.GetProperty("clockRate").GetInt32()}
            a=crypto:1 {Suite} inline:{ServerKey}

            """;
    }
}
