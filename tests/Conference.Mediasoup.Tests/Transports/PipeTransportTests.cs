using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Transports;

public sealed class PipeTransportTests : PipeTest
{
    private static readonly PipeTransportOptions Plain = new() { ListenInfo = Loopback.Udp };

    [Fact(Timeout = Limits.Quick)]
    public async Task A_transport_knows_the_other_end_after_it_was_connected()
    {
        var transport = await Router.CreatePipeTransportAsync(Plain with { AppData = "uplink" }, None);
        Assert.Equal((Loopback.Ip, TransportProtocol.Udp), (transport.Tuple.LocalAddress, transport.Tuple.Protocol));
        Assert.Null(transport.Tuple.RemoteIp);
        Assert.Null(transport.SrtpParameters);
        Assert.Null(transport.SctpState);
        Assert.Equal("uplink", transport.AppData);

        var there = new PipeTransportConnectOptions { Ip = "127.0.0.2", Port = 9999 };
        await transport.ConnectAsync(there, None);
        Assert.Equal(("127.0.0.2", (ushort?)9999), (transport.Tuple.RemoteIp, transport.Tuple.RemotePort));
        var dump = await transport.DumpAsync(None);
        Assert.Equal((transport.Id, transport.Tuple, false), (dump.Id, dump.Tuple, dump.Rtx));
        Assert.Equal((transport.Id, transport.Tuple), ((await transport.GetStatsAsync(None)).TransportId, (await transport.GetStatsAsync(None)).Tuple));
        Assert.IsType<PipeTransportStats>(await ((Transport)transport).GetStatsAsync(None));
        Assert.IsType<PipeTransportDump>(await ((Transport)transport).DumpAsync(None));
        await Assert.ThrowsAsync<RequestRejectedException>(() => transport.ConnectAsync(there, None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Srtp_takes_keys_for_aes_256_gcm_and_no_others()
    {
        var transport = await Router.CreatePipeTransportAsync(Plain with { EnableSrtp = true }, None);
        Assert.NotNull(transport.SrtpParameters);
        Assert.Equal(SrtpCryptoSuite.AeadAes256Gcm, transport.SrtpParameters.CryptoSuite);
        Assert.Equal(44, Convert.FromBase64String(transport.SrtpParameters.KeyBase64).Length);
        Assert.Equal(transport.SrtpParameters, (await transport.DumpAsync(None)).SrtpParameters);

        var there = new PipeTransportConnectOptions { Ip = Loopback.Ip, Port = 9999 };
        var otherSuite = transport.SrtpParameters with { CryptoSuite = SrtpCryptoSuite.AeadAes128Gcm };
        await Assert.ThrowsAsync<RequestRejectedException>(() => transport.ConnectAsync(there, None));
        await Assert.ThrowsAsync<RequestRejectedException>(
            () => transport.ConnectAsync(there with { SrtpParameters = otherSuite }, None));
        await transport.ConnectAsync(there with { SrtpParameters = transport.SrtpParameters }, None);
        var plain = await Router.CreatePipeTransportAsync(Plain, None);
        await Assert.ThrowsAsync<RequestRejectedException>(
            () => plain.ConnectAsync(there with { SrtpParameters = transport.SrtpParameters }, None));
    }

    [Theory(Timeout = Limits.Quick)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lost_packets_are_sent_again_only_with_rtx(bool enableRtx)
    {
        var producer = await Source.ProduceAsync(TestMedia.Vp8(1, 2), None);
        var transport = await Router.CreatePipeTransportAsync(Plain with { EnableRtx = enableRtx }, None);
        Assert.Equal(enableRtx, (await transport.DumpAsync(None)).Rtx);

        var consumer = await transport.ConsumeAsync(new PipeConsumerOptions { ProducerId = producer.Id, AppData = 5 }, None);
        Assert.Equal((ConsumerType.Pipe, 5), (consumer.Type, consumer.AppData));
        Assert.Equal((10, 10, 0), (consumer.Score.Score, consumer.Score.ProducerScore, consumer.Score.ProducerScores.Count));
        Assert.Equal(enableRtx, consumer.RtpParameters.Codecs.Any(codec => codec.MimeType == "video/rtx"));
        Assert.Equal(enableRtx, consumer.RtpParameters.Codecs[0].RtcpFeedback.Contains(new RtcpFeedback { Type = "nack" }));
        Assert.All(consumer.RtpParameters.Encodings, encoding => Assert.Equal(enableRtx, encoding.Rtx is not null));
        Assert.Equal(2, consumer.RtpParameters.Encodings.Count);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Producers_on_a_pipe_keep_their_own_cnames()
    {
        var transport = await Router.CreatePipeTransportAsync(Plain, None);
        List<string?> cnames = [];
        uint ssrc = 1;
        foreach (var cname in new[] { "alice", "bob", null, null })
        {
            var options = TestMedia.Opus(ssrc++);
            var producer = await transport.ProduceAsync(
                options with { RtpParameters = options.RtpParameters with { Rtcp = new RtcpParameters { Cname = cname } } }, None);
            cnames.Add(producer.RtpParameters.Rtcp.Cname);
        }

        Assert.Equal(["alice", "bob"], cnames[..2]);
        Assert.Equal(4, cnames.OfType<string>().Distinct().Count());
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_a_pipe_cannot_do_is_the_caller_s_mistake()
    {
        var producer = await ProduceAsync(1);
        var transport = await Router.CreatePipeTransportAsync(Plain, None);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Router.CreatePipeTransportAsync(Plain with { ListenInfo = Loopback.Tcp }, None));
        await Assert.ThrowsAsync<EntityNotFoundException>(
            async () => await transport.ConsumeAsync(new PipeConsumerOptions { ProducerId = ProducerId.New() }, None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await transport.ConsumeAsync(
            new ConsumerOptions { ProducerId = producer.Id, RtpCapabilities = Router.RtpCapabilities }, None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task The_ends_of_a_pipe_with_sctp_find_each_other_and_close_together()
    {
        await PipeAsync(ToOther(await ProduceAsync(1)) with { MaxSendMessageSize = 1_000 });
        var one = Assert.Single(PipesOf(Router));
        var other = Assert.Single(PipesOf(OtherRouter));
        Assert.Equal((1_000u, false), (one.SctpParameters?.MaxSendMessageSize, one.SctpParameters?.IsDataChannel));
        Assert.NotNull(one.SctpState);
        Assert.NotEqual(SctpState.Closed, other.SctpState);
        await one.DisposeAsync();
        Assert.Equal((SctpState.Closed, SctpState.Closed), (one.SctpState, other.SctpState));
    }
}
