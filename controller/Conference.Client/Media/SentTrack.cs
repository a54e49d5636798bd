using System.Security.Cryptography;
using Conference.Client.Rpc;

namespace Conference.Client.Media;

/// <summary>A producer on a plain transport of its own: FFmpeg sends each track from other ports.</summary>
internal sealed record SentTrack(string TransportId, string ProducerId, string Ip, int Port, int RtcpPort, uint Ssrc, byte PayloadType, string SrtpKey)
{
    public const string CryptoSuite = "AES_CM_128_HMAC_SHA1_80";

    private const int KeyAndSaltBytes = 16 + 14; // RFC 4568, section 6.2
    private const int ClockRateVideo = 90_000;
    private const int ClockRateAudio = 48_000;
    private const byte VideoPayload = 101;
    private const byte AudioPayload = 100;

    public static async Task<SentTrack> OpenAsync(RpcSession signal, TrackSource source, CancellationToken cancellationToken)
    {
        var json = ClientJson.Default;
        var srtp = new SrtpParameters(CryptoSuite, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyAndSaltBytes)));
        var wish = new CreatePlainTransportParameters("send", RtcpMux: false, Srtp: true);
        var transport = await signal.CallAsync(
            "createPlainTransport", wish, json.CreatePlainTransportParameters, json.PlainTransportAnswer, repeatable: true, cancellationToken);
        var connect = new ConnectPlainTransportParameters(transport.TransportId, srtp);
        await signal.CallAsync("connectTransport", connect, json.ConnectPlainTransportParameters, json.Nothing, repeatable: false, cancellationToken);
        var ssrc = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))) | 1;
        var isVideo = source is TrackSource.Camera or TrackSource.Screen;
        var produce = new ProduceParameters(transport.TransportId, isVideo ? "video" : "audio", Parameters(isVideo, ssrc), source);
        var producer = await signal.CallAsync("produce", produce, json.ProduceParameters, json.ProducerParameters, repeatable: false, cancellationToken);
        return new SentTrack(
            transport.TransportId,
            producer.ProducerId,
            transport.Ip,
            transport.Port,
            transport.RtcpPort ?? transport.Port,
            ssrc,
            isVideo ? VideoPayload : AudioPayload,
            srtp.KeyBase64);
    }

    /// <summary>Where FFmpeg sends it; packets of at most 1,200 bytes pass every network.</summary>
    public string Address => $"srtp://{(Ip.Contains(':', StringComparison.Ordinal) ? $"[{Ip}]" : Ip)}:{Port}?rtcpport={RtcpPort}&pkt_size=1200";

    // A record prints its members, and the key must not end up in a log.
    public override string ToString() => $"{ProducerId} to {Address}";

    private static RtpParameters Parameters(bool isVideo, uint ssrc)
    {
        var codec = isVideo
            ? new RtpCodec("video/VP8", VideoPayload, ClockRateVideo)
            : new RtpCodec("audio/opus", AudioPayload, ClockRateAudio, Channels: 2);
        return new RtpParameters([codec], [new RtpEncoding(ssrc)], new RtcpName($"sdk-{ssrc}"));
    }
}
