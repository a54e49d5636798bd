using Conference.Mediasoup.Tests.Support;
using static Conference.Mediasoup.Tests.Faults.OperationKind;
using static Conference.Mediasoup.Tests.Faults.Operations;

namespace Conference.Mediasoup.Tests.Faults;

internal static class TransportOperations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        On("Transport.SetMaxIncomingBitrateAsync", Command, Plain, (plain, token) => plain.SetMaxIncomingBitrateAsync(1_000_000, token)),
        On("Transport.SetMaxOutgoingBitrateAsync", Command, WebRtc, (webRtc, token) => webRtc.SetMaxOutgoingBitrateAsync(1_000_000, token)),
        On("Transport.SetMinOutgoingBitrateAsync", Command, WebRtc, (webRtc, token) => webRtc.SetMinOutgoingBitrateAsync(30_000, token)),
        On("Transport.EnableTraceAsync", Command, Plain, (plain, token) =>
            plain.EnableTraceAsync([TransportTraceEventType.Probation], token)),
        On("Transport.GetStatsAsync", Query, Plain, (plain, token) => ((Transport)plain).GetStatsAsync(token)),
        On("Transport.DumpAsync", Query, Plain, (plain, token) => ((Transport)plain).DumpAsync(token)),
        On("Transport.ProduceAsync", Creation, Plain, (plain, token) => plain.ProduceAsync(TestMedia.Opus(7), token)),
        new("Transport.ConsumeAsync", Creation, async stage =>
        {
            var plain = await stage.PlainAsync();
            var options = await stage.ConsumptionAsync();
            return token => plain.ConsumeAsync(options, token);
        }),

        On("PlainTransport.ConnectAsync", Query, Plain, (plain, token) => plain.ConnectAsync(Loopback.To(9), token)),
        On("PlainTransport.GetStatsAsync", Query, Plain, (plain, token) => plain.GetStatsAsync(token)),
        On("PlainTransport.DumpAsync", Query, Plain, (plain, token) => plain.DumpAsync(token)),
        Disposal<PlainTransport>(Plain),

        On("WebRtcTransport.ConnectAsync", Query, WebRtc, (webRtc, token) => webRtc.ConnectAsync(Stage.ClientDtls, token)),
        On("WebRtcTransport.RestartIceAsync", Query, WebRtc, (webRtc, token) => webRtc.RestartIceAsync(token)),
        On("WebRtcTransport.GetStatsAsync", Query, WebRtc, (webRtc, token) => webRtc.GetStatsAsync(token)),
        On("WebRtcTransport.DumpAsync", Query, WebRtc, (webRtc, token) => webRtc.DumpAsync(token)),
        Disposal<WebRtcTransport>(WebRtc),

        On("PipeTransport.ConnectAsync", Query, Pipe, (pipe, token) =>
            pipe.ConnectAsync(new PipeTransportConnectOptions { Ip = Loopback.Ip, Port = 9 }, token)),
        On("PipeTransport.GetStatsAsync", Query, Pipe, (pipe, token) => pipe.GetStatsAsync(token)),
        On("PipeTransport.DumpAsync", Query, Pipe, (pipe, token) => pipe.DumpAsync(token)),
        new("PipeTransport.ConsumeAsync", Creation, async stage =>
        {
            var pipe = await stage.PipeAsync();
            var options = new PipeConsumerOptions { ProducerId = (await stage.ProducerAsync()).Id };
            return token => pipe.ConsumeAsync(options, token);
        }),
        Disposal<PipeTransport>(Pipe),
    ];

    private static Task<PlainTransport> Plain(Stage stage) => stage.PlainAsync();

    private static Task<WebRtcTransport> WebRtc(Stage stage) => stage.WebRtcAsync();

    private static Task<PipeTransport> Pipe(Stage stage) => stage.PipeAsync();
}
