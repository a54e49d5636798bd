using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Transports;

public sealed class PlainTransportTests : WorkerTest
{
    [Fact(Timeout = Limits.Quick)]
    public async Task A_transport_knows_its_ends_after_it_was_connected()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Plain with { RtcpMux = false }, None);
        Assert.Equal((Loopback.Ip, TransportProtocol.Udp), (transport.Tuple.LocalAddress, transport.Tuple.Protocol));
        Assert.Null(transport.Tuple.RemoteIp);
        Assert.NotEqual(transport.Tuple.LocalPort, transport.RtcpTuple?.LocalPort);

        await transport.ConnectAsync(Loopback.To(9998) with { RtcpPort = 9999 }, None);
        Assert.Equal((Loopback.Ip, (ushort?)9998), (transport.Tuple.RemoteIp, transport.Tuple.RemotePort));
        Assert.Equal((ushort?)9999, transport.RtcpTuple?.RemotePort);
        var dump = await transport.DumpAsync(None);
        Assert.Equal((transport.Tuple, transport.RtcpTuple, false), (dump.Tuple, dump.RtcpTuple, dump.RtcpMux));
        await Assert.ThrowsAsync<RequestRejectedException>(() => transport.ConnectAsync(Loopback.To(9998), None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Srtp_keys_are_exchanged()
    {
        var transport = await Router.CreatePlainTransportAsync(
            Loopback.Plain with { EnableSrtp = true, SrtpCryptoSuite = SrtpCryptoSuite.AeadAes128Gcm }, None);
        Assert.Equal(SrtpCryptoSuite.AeadAes128Gcm, transport.SrtpParameters?.CryptoSuite);
        await transport.ConnectAsync(Loopback.To(9998) with { SrtpParameters = transport.SrtpParameters }, None);
        Assert.Equal(transport.SrtpParameters, (await transport.DumpAsync(None)).SrtpParameters);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Settings_that_contradict_each_other_are_the_caller_s_mistake()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Router.CreatePlainTransportAsync(
            new PlainTransportOptions { ListenInfo = Loopback.Tcp }, None));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Router.CreatePlainTransportAsync(
            Loopback.Plain with { RtcpListenInfo = Loopback.Udp }, None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_port_is_taken_from_the_range()
    {
        var transport = await Router.CreatePlainTransportAsync(
            new PlainTransportOptions { ListenInfo = Loopback.Udp with { PortRange = new PortRange(45_000, 45_999) } }, None);
        Assert.InRange(transport.Tuple.LocalPort, 45_000, 45_999);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Disposing_a_transport_frees_its_port()
    {
        var transport = await Router.CreatePlainTransportAsync(Loopback.Plain, None);
        var port = transport.Tuple.LocalPort;
        await transport.DisposeAsync();
        await transport.DisposeAsync();
        await Router.CreatePlainTransportAsync(new PlainTransportOptions { ListenInfo = Loopback.Udp with { Port = port } }, None);
    }
}
