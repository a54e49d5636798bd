using Conference.Controller.Tests.Support;
using Conference.Mediasoup;

namespace Conference.Controller.Tests.Media;

public sealed class PlainRtpTests(ControllerFixture controller) : IClassFixture<ControllerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conference-plain-rtp-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FFmpeg_plays_a_file_into_the_meeting_and_another_one_sees_it()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (ada, _) = await (await controller.JoinAsync(meeting, "Ada")).SignalAsync();
        var bobs = await controller.JoinAsync(meeting, "Bob");
        var (bob, bobsState) = await bobs.SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var camera = await SrtpTrack.OpenAsync(ada, "send");
        var microphone = await SrtpTrack.OpenAsync(ada, "send");
        var video = await ada.ProduceVideoAsync(camera.TransportId, "camera", 1001);
        var audio = await ada.ProduceAudioAsync(microphone.TransportId, 1002);
        await using var player = FfmpegRun.Start(
            [
                "-re", "-stream_loop", "-1", "-i", await MakeFilmAsync(),
                "-map", "0:v", "-c", "copy", "-ssrc", "1001", "-payload_type", "96", .. camera.Output,
                "-map", "0:a", "-c", "copy", "-ssrc", "1002", "-payload_type", "111", .. microphone.Output,
            ]);

        var (port, _) = Ports.Pair();
        var screen = await SrtpTrack.OpenAsync(bob, "recv", port);
        var consumer = await bob.CallAsync(
            "consume", new { transportId = screen.TransportId, producerId = video, rtpCapabilities = bobsState.Capabilities() });
        var description = Path.Combine(_folder, "camera.sdp");
        await File.WriteAllTextAsync(description, screen.Describe(consumer, port));
        await using var viewer = FfmpegRun.Start(
            "-protocol_whitelist", "file,udp,rtp,srtp", "-i", description, "-frames:v", "25", "-f", "null", "-");
        await bob.CallAsync("resumeConsumer", new { consumerId = consumer.Text("consumerId") });
        await viewer.SucceedAsync();

        var sent = await (await controller.ConsumerAsync(bobs)).GetStatsAsync();
        Assert.True(sent.OfType<RtpStreamSendStats>().Single().PacketCount >= 25);
        var (sink, _) = await bob.ListenAsync(bobsState, audio);
        using var ___ = sink;
        await sink.ReceiveAsync(25);
    }

    [Fact]
    public async Task Other_keys_than_the_ones_agreed_on_are_not_let_in()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        var microphone = await SrtpTrack.OpenAsync(ada, "send");
        await ada.ProduceAudioAsync(microphone.TransportId, 7);
        await using var source = RtpSource.Start(microphone.Port, 7);
        await source.SendMoreAsync(20);

        var producer = (await controller.SessionAsync(adas)).Transports.Single().Transport.Producers.Single();
        Assert.Empty(await producer.GetStatsAsync());
    }

    [Theory]
    [InlineData("""{"rtcpMux": 5}""")]
    [InlineData("""{"direction": "both"}""")]
    public async Task A_transport_that_makes_no_sense_is_refused(string parameters)
    {
        var (ada, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = ada;
        var given = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(parameters);
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => ada.CallAsync("createPlainTransport", given));
        Assert.Equal("invalid_parameters", refusal.Code);
    }

    [Fact]
    public async Task Connecting_says_what_is_missing_or_too_much()
    {
        var (ada, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = ada;
        var webRtc = await ada.TransportAsync("send");
        var sending = (await ada.CallAsync("createPlainTransport", new { })).Text("transportId");
        var receiving = (await ada.CallAsync("createPlainTransport", new { direction = "recv" })).Text("transportId");
        var key = Convert.ToBase64String(new byte[30]);
        foreach (var parameters in new object[]
        {
            new { transportId = webRtc },
            new { transportId = sending },
            new { transportId = sending, srtpParameters = new { cryptoSuite = SrtpTrack.Suite, keyBase64 = "short" } },
            new { transportId = sending, srtpParameters = new { cryptoSuite = "AEAD_AES_256_GCM", keyBase64 = key } },
            new { transportId = sending, srtpParameters = new { cryptoSuite = SrtpTrack.Suite, keyBase64 = key }, port = 40_000 },
            new { transportId = receiving, srtpParameters = new { cryptoSuite = SrtpTrack.Suite, keyBase64 = key } },
            new { transportId = receiving, srtpParameters = new { cryptoSuite = SrtpTrack.Suite, keyBase64 = key }, port = 53, rtcpPort = 54 },
        })
        {
            var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => ada.CallAsync("connectTransport", parameters));
            Assert.Equal("invalid_parameters", refusal.Code);
        }
    }

    [Fact]
    public async Task A_device_has_so_many_plain_transports_and_no_more()
    {
        var (ada, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = ada;
        var first = (await ada.CallAsync("createPlainTransport", new { })).Text("transportId");
        for (var made = 1; made < 8; made++)
            await ada.CallAsync("createPlainTransport", new { });
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => ada.CallAsync("createPlainTransport", new { }));
        Assert.Equal("too_many_transports", refusal.Code);
        await ada.CallAsync("closeTransport", new { transportId = first });
        await ada.CallAsync("createPlainTransport", new { });
    }

    // A key frame each second: FFmpeg answers no request for one.
    private async Task<string> MakeFilmAsync()
    {
        var film = Path.Combine(_folder, "film.webm");
        await using var ffmpeg = FfmpegRun.Start(
            "-f", "lavfi", "-i", "testsrc=size=320x240:rate=25", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", "4",
            "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "25", "-c:a", "libopus", film);
        await ffmpeg.SucceedAsync();
        return film;
    }
}
