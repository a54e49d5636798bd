using System.Globalization;
using System.Text.Json;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Tests.Media;
using Conference.Controller.Tests.Support;
using Conference.Controller.Tests.Whip.Clients;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings;

/// <summary>What is sent in each codec is seen in the film, recorded in the meeting's process and, encrypted, from elsewhere.</summary>
public sealed class RecordedCodecTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private const string Blue = "0x2828C8";
    private static readonly int[] BlueRgb = [0x28, 0x28, 0xC8];

    [Theory]
    [InlineData("video/VP8", "-c:v libvpx -deadline realtime -cpu-used 8", "{}", false)]
    [InlineData("video/VP9", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -strict experimental", "{\"profile-id\":0}", false)]
    [InlineData("video/VP9", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -strict experimental", "{\"profile-id\":0}", true)]
    [InlineData("video/H264", "-c:v libx264 -profile:v baseline -preset ultrafast", "{\"packetization-mode\":1,\"profile-level-id\":\"42c01f\"}", false)]
    [InlineData("video/H264", "-c:v libx264 -profile:v high -bf 0 -preset ultrafast", "{\"packetization-mode\":1,\"profile-level-id\":\"64001f\"}", true)]
    public async Task FFmpegs_picture_is_recorded(string mimeType, string encoder, string parameters, bool remote)
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        var camera = await SrtpTrack.OpenAsync(ada, "send");
        var rtpParameters = new
        {
            codecs = new[] { new { mimeType, payloadType = 96, clockRate = 90_000, parameters = JsonSerializer.Deserialize<JsonElement>(parameters) } },
            encodings = new[] { new { ssrc = 5001 } },
        };
        await ada.CallAsync("produce", new { transportId = camera.TransportId, kind = "video", rtpParameters, source = "camera" });
        await using var player = FfmpegRun.Start(
            [
                "-re", "-f", "lavfi", "-i", $"color={Blue}:size=640x360:rate=25", "-pix_fmt", "yuv420p", .. encoder.Split(' '), "-g", "25",
                "-ssrc", "5001", "-payload_type", "96", .. camera.Output,
            ]);
        await RecordAsync(adas.MeetingId, remote);
    }

    [Fact(Skip = "aiortc's H.264 shows as an avatar in some runs: whether its key frames or our capture are late is not known yet.")]
    public async Task What_WHIP_publishes_as_H264_is_recorded()
    {
        var meeting = await controller.CreateMeetingAsync();
        var running = await controller.Services.GetRequiredService<MeetingRegistry>().GetAsync(meeting, CancellationToken.None);
        await using var publisher = AiortcClient.Publish(
            new Uri(controller.Address, $"whip/{meeting}"), controller.Key.JoinToken(meeting, "encoder", name: "Stage"), "40,40,200", "H264");
        await publisher.TellsAsync("state", told => told.Text("state") == "connected");
        await RecordAsync(running.Id, remote: true); // nobody else is in it, so the encoder has the whole picture
    }

    private async Task RecordAsync(string meetingId, bool remote)
    {
        var engine = controller.Services.GetRequiredService<IRecordingEngine>();
        var node = remote ? controller.Services.GetRequiredService<FeedAddress>().Current : null;
        var job = FeedReader.Job(meetingId, Guid.NewGuid().ToString("N")) with { MediaNode = node };
        await using (var capture = await engine.CaptureAsync(job, CancellationToken.None))
        {
            await Task.Delay(TimeSpan.FromSeconds(6)); // the length of the film
            await capture.StopAsync(CancellationToken.None);
        }

        var result = await engine.ComposeAsync(job, anew: false, new Progress<double>(), CancellationToken.None);
        Assert.Empty(result.Missing);
        var film = Path.Combine(engine.FolderOf(job.Id), result.Artifacts.Single(artifact => artifact.Kind == ArtifactKind.Composite).Path);
        var pixel = await FfmpegRun.OutputAsync(
            "-ss", (result.Duration.TotalSeconds - 1.5).ToString("0.0", CultureInfo.InvariantCulture), "-i", film,
            "-frames:v", "1", "-vf", "crop=64:64:(iw-64)/2:(ih-64)/2,scale=1:1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");
        Assert.Equal(3, pixel.Length);
        for (var channel = 0; channel < 3; channel++)
            Assert.InRange(pixel[channel], BlueRgb[channel] - 20, BlueRgb[channel] + 20);
    }
}
