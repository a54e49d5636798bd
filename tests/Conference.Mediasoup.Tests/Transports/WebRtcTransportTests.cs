using System.Text.Json;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Transports;

public sealed class WebRtcTransportTests : WorkerTest
{
    private static readonly DtlsParameters ClientDtls = new()
    {
        Role = DtlsRole.Client,
        Fingerprints =
        [
            new(FingerprintAlgorithm.Sha256, string.Join(':', Enumerable.Repeat("82", 32))),
        ],
    };

    [Fact(Timeout = Limits.Quick)]
    public async Task Transports_of_one_server_share_its_ports_and_close_with_it()
    {
        var server = await Worker.CreateWebRtcServerAsync(
            new WebRtcServerOptions { ListenInfos = [Loopback.Udp, Loopback.Tcp] }, None);
        var options = new WebRtcTransportOptions { WebRtcServer = server };
        var first = await Router.CreateWebRtcTransportAsync(options, None);
        var second = await Router.CreateWebRtcTransportAsync(options, None);

        var dump = await server.DumpAsync(None);
        Assert.Equal(new HashSet<TransportId> { first.Id, second.Id }, dump.WebRtcTransportIds.ToHashSet());
        Assert.Equal(first.Id, dump.TransportsByUsernameFragment[first.IceParameters.UsernameFragment]);
        Assert.Equal(
            new HashSet<(TransportProtocol, ushort)>
            {
                (TransportProtocol.Udp, Assert.Single(dump.UdpSockets).Port), (TransportProtocol.Tcp, Assert.Single(dump.TcpServers).Port),
            },
            second.IceCandidates.Select(candidate => (candidate.Protocol, candidate.Port)).ToHashSet());

        var closed = NextEvent.CloseOfAsync(first);
        await server.DisposeAsync();
        Assert.Equal(CloseReason.WebRtcServerClosed, await closed);
        Assert.True(second.IsClosed);
        Assert.Equal((IceState.Closed, DtlsState.Closed), (second.IceState, second.DtlsState));
        Assert.Empty(Router.Transports);
        Assert.Empty((await Router.DumpAsync(None)).TransportIds);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_transport_begins_new_takes_the_other_dtls_role_and_restarts_ice()
    {
        var transport = await CreateAsync();
        Assert.Equal((IceRole.Controlled, IceState.New, DtlsState.New), (transport.IceRole, transport.IceState, transport.DtlsState));
        Assert.Equal(DtlsRole.Auto, transport.DtlsParameters.Role);
        Assert.Null(transport.IceSelectedTuple);
        Assert.Null(transport.SctpState);

        await transport.ConnectAsync(ClientDtls, None);
        Assert.Equal(DtlsRole.Server, transport.DtlsParameters.Role);
        await Assert.ThrowsAsync<RequestRejectedException>(() => transport.ConnectAsync(ClientDtls, None));

        var before = transport.IceParameters;
        var restarted = await transport.RestartIceAsync(None);
        Assert.NotEqual(before.UsernameFragment, restarted.UsernameFragment);
        Assert.Equal(restarted, transport.IceParameters);
        Assert.Equal(restarted, (await transport.DumpAsync(None)).IceParameters);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_transport_has_stats_limits_and_sctp()
    {
        var transport = await CreateAsync(new WebRtcTransportOptions { ListenInfos = [Loopback.Udp], EnableSctp = true });
        Assert.Equal(SctpState.New, transport.SctpState);
        Assert.Equal(262_144u, transport.SctpParameters?.MaxMessageSize);
        await transport.SetMaxIncomingBitrateAsync(1_000_000, None);
        await transport.SetMinOutgoingBitrateAsync(100_000, None);
        await transport.SetMaxOutgoingBitrateAsync(2_000_000, None);
        await transport.EnableTraceAsync([TransportTraceEventType.Bwe], None);

        var stats = await transport.GetStatsAsync(None);
        Assert.Equal((transport.Id, 1_000_000ul), (stats.TransportId, stats.MaxIncomingBitrate));
        Assert.IsType<WebRtcTransportStats>(await ((Transport)transport).GetStatsAsync(None));
        Assert.Equal([TransportTraceEventType.Bwe], (await transport.DumpAsync(None)).TraceEventTypes);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_the_browser_is_told_has_the_form_that_mediasoup_client_reads()
    {
        var transport = await CreateAsync(
            new WebRtcTransportOptions { ListenInfos = [Loopback.Tcp with { AnnouncedAddress = "media.example.org" }], EnableTcp = true });
        var candidate = Json(transport.IceCandidates).EnumerateArray().Single();
        Assert.Equal(
            ["foundation", "priority", "address", "protocol", "port", "type", "tcpType", "ip"],
            candidate.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("media.example.org", "tcp", "host", "passive"),
            (Text(candidate, "address"), Text(candidate, "protocol"), Text(candidate, "type"), Text(candidate, "tcpType")));
        Assert.Equal(
            ["usernameFragment", "password", "iceLite"],
            Json(transport.IceParameters).EnumerateObject().Select(property => property.Name));
        Assert.Equal("auto", Text(Json(transport.DtlsParameters), "role"));
        Assert.Contains(
            Json(transport.DtlsParameters).GetProperty("fingerprints").EnumerateArray(),
            fingerprint => Text(fingerprint, "algorithm") == "sha-256");
        Assert.Equal(transport.Id.ToString(), JsonSerializer.SerializeToElement(transport.Id, MediasoupJson.Options).GetString());
    }

    [Fact]
    public void What_mediasoup_client_sends_is_read()
    {
        var parameters = JsonSerializer.Deserialize<DtlsParameters>(
            """{"role":"client","fingerprints":[{"algorithm":"sha-256","value":"82:5A"}]}""", MediasoupJson.Options)!;
        Assert.Equal(DtlsRole.Client, parameters.Role);
        Assert.Equal([new DtlsFingerprint(FingerprintAlgorithm.Sha256, "82:5A")], parameters.Fingerprints);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Where_to_listen_must_be_told_in_exactly_one_way()
    {
        await using var other = await StartWorkerAsync();
        var foreign = await other.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, None);
        await Assert.ThrowsAsync<ArgumentException>(() => CreateAsync(new WebRtcTransportOptions()));
        await Assert.ThrowsAsync<ArgumentException>(() => CreateAsync(new WebRtcTransportOptions { ListenInfos = [] }));
        await Assert.ThrowsAsync<ArgumentException>(() => CreateAsync(new WebRtcTransportOptions { WebRtcServer = foreign }));
    }

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, MediasoupJson.Options);

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private async Task<WebRtcTransport> CreateAsync(WebRtcTransportOptions? options = null) =>
        await Router.CreateWebRtcTransportAsync(options ?? new WebRtcTransportOptions { ListenInfos = [Loopback.Udp] }, None);
}
