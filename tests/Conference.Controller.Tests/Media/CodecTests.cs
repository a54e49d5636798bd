using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Conference.Controller.Media;
using Conference.Controller.Tests.Support;
using Conference.Controller.Tests.Whip.Clients;

namespace Conference.Controller.Tests.Media;

public sealed class CodecTests(ControllerFixture controller) : IClassFixture<ControllerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conference-codecs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Meetings_take_VP8_VP9_and_H264_in_this_order_unless_said_otherwise()
    {
        var (ada, state) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = ada;
        Assert.Equal(["video/VP8", "video/VP9", "video/H264", "video/H264", "video/H264"], VideoIn(state));
    }

    [Theory]
    [InlineData("video/VP9", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -strict experimental", "{\"profile-id\":0}")]
    [InlineData("video/H264", "-c:v libx264 -profile:v baseline -preset ultrafast", "{\"packetization-mode\":1,\"profile-level-id\":\"42c01f\"}")]
    [InlineData("video/H264", "-c:v libx264 -profile:v main -bf 0", "{\"packetization-mode\":1,\"profile-level-id\":\"4d401f\"}")]
    [InlineData("video/H264", "-c:v libx264 -profile:v high -bf 0", "{\"packetization-mode\":1,\"profile-level-id\":\"64001f\"}")]
    public async Task What_FFmpeg_sends_in_a_codec_another_one_decodes(string mimeType, string encoder, string parameters)
    {
        var meeting = await controller.CreateMeetingAsync();
        var (ada, _) = await (await controller.JoinAsync(meeting, "Ada")).SignalAsync();
        var (bob, bobsState) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var camera = await SrtpTrack.OpenAsync(ada, "send");
        var producerId = (await ada.CallAsync("produce", new
        {
            transportId = camera.TransportId,
            kind = "video",
            rtpParameters = Rtp(mimeType, parameters, 1001),
            source = "camera",
        })).Text("producerId");
        await using var player = FfmpegRun.Start(
            [
                "-re", "-f", "lavfi", "-i", "testsrc=size=320x240:rate=25", "-pix_fmt", "yuv420p", .. encoder.Split(' '), "-g", "25",
                "-ssrc", "1001", "-payload_type", "96", .. camera.Output,
            ]);

        var (port, _) = Ports.Pair();
        var screen = await SrtpTrack.OpenAsync(bob, "recv", port);
        var consumer = await bob.CallAsync(
            "consume", new { transportId = screen.TransportId, producerId, rtpCapabilities = bobsState.Capabilities() });
        Assert.Equal(mimeType, consumer.GetProperty("rtpParameters").GetProperty("codecs")[0].Text("mimeType"));
        var description = Path.Combine(_folder, "camera.sdp");
        await File.WriteAllTextAsync(description, screen.Describe(consumer, port));
        await using var viewer = FfmpegRun.Start(
            "-protocol_whitelist", "file,udp,rtp,srtp", "-i", description, "-frames:v", "25", "-f", "null", "-");
        await bob.CallAsync("resumeConsumer", new { consumerId = consumer.Text("consumerId") });
        await viewer.SucceedAsync();
    }

    [Fact]
    public async Task Who_cannot_decode_a_codec_is_refused_and_told_which_producer()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (ada, _) = await (await controller.JoinAsync(meeting, "Ada")).SignalAsync();
        var (bob, bobsState) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = ada;
        await using var __ = bob;
        var rtpParameters = Rtp("video/VP9", "{\"profile-id\":0}", 2001);
        var producerId = (await ada.CallAsync(
            "produce", new { transportId = await ada.TransportAsync("send"), kind = "video", rtpParameters, source = "camera" })).Text("producerId");
        var capabilities = bobsState.GetProperty("routerRtpCapabilities");
        var older = new
        {
            codecs = capabilities.GetProperty("codecs").EnumerateArray().Where(codec => codec.Text("mimeType") != "video/VP9"),
            headerExtensions = capabilities.GetProperty("headerExtensions"),
        };
        var transportId = await bob.TransportAsync("recv");
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(
            () => bob.CallAsync("consume", new { transportId, producerId, rtpCapabilities = older }));
        Assert.Equal("cannot_consume", refusal.Code);
        Assert.Contains(producerId, refusal.Message, StringComparison.Ordinal);
        await bob.CallAsync("consume", new { transportId, producerId, rtpCapabilities = capabilities });
    }

    [Fact]
    public async Task H264_is_published_by_WHIP_and_played_by_WHEP()
    {
        var meeting = await controller.CreateMeetingAsync();
        await using var publisher = AiortcClient.Publish(
            new Uri(controller.Address, $"whip/{meeting}"), controller.Key.JoinToken(meeting, "encoder", name: "Stage"), "40,40,200", "H264");
        await publisher.TellsAsync("state", told => told.Text("state") == "connected");
        await using var player = AiortcClient.Play(new Uri(controller.Address, $"whep/{meeting}"), controller.Key.JoinToken(meeting, "viewer"));
        var playing = await player.TellsAsync("playing");
        Assert.InRange(playing.GetProperty("color")[2].GetInt32(), 180, 220);
    }

    [Theory]
    [InlineData("VP8,H265", "names 'H265', which meetings cannot use; they can use VP8, VP9, H264, AV1")]
    [InlineData("VP8,2", "names '2'")]
    [InlineData("VP9,vp9", "names a codec twice")]
    public void A_list_of_codecs_that_makes_no_sense_is_refused_at_start(string codecs, string message)
    {
        var options = new MediaOptions { VideoCodecs = codecs.Split(',') };
        var wrong = Assert.Single(options.Validate(new ValidationContext(options)));
        Assert.Contains(message, wrong.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "video/AV1 video/VP8")]
    [InlineData(false, "video/VP8")]
    public async Task AV1_is_offered_where_it_can_be_recorded(bool decodes, string expected)
    {
        var ffmpeg = Path.Combine(_folder, "ffmpeg");
        await File.WriteAllTextAsync(ffmpeg, decodes ? "#!/bin/sh\nexec ffmpeg \"$@\"\n" : "#!/bin/sh\nexec ffmpeg \"$@\" | grep -v -e dav1d -e libaom\n");
        UnixFile.MakeExecutable(ffmpeg);
        var host = new ControllerFixture
        {
            MoreArguments = ["--Media:VideoCodecs:0=AV1", "--Media:VideoCodecs:1=VP8", $"--Recorder:FfmpegPath={ffmpeg}"],
        };
        await host.InitializeAsync();
        try
        {
            var (ada, state) = await (await host.JoinAsync(await host.CreateMeetingAsync(), "Ada")).SignalAsync();
            await using var _ = ada;
            Assert.Equal(expected.Split(' '), VideoIn(state));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static IEnumerable<string> VideoIn(JsonElement state) => state.GetProperty("routerRtpCapabilities").GetProperty("codecs")
        .EnumerateArray().Select(codec => codec.Text("mimeType")).Where(name => name.StartsWith("video/", StringComparison.Ordinal) && name != "video/rtx");

    private static object Rtp(string mimeType, string parameters, uint ssrc) => new
    {
        codecs = new[] { new { mimeType, payloadType = 96, clockRate = 90_000, parameters = JsonSerializer.Deserialize<JsonElement>(parameters) } },
        encodings = new[] { new { ssrc } },
    };
}
