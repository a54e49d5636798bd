using System.Globalization;
using System.Text.Json;
using Conference.Controller.Meetings;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Tests.Media;
using Conference.Controller.Tests.Support;
using Conference.Controller.Tests.Whip.Clients;
using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings;

/// <summary>What is sent in each codec is seen in the film, recorded in the meeting's process and, encrypted, from elsewhere.</summary>
public sealed class RecordedCodecTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private const string Blue = "0x2828C8";
    private static readonly int[] BlueRgb = [0x28, 0x28, 0xC8];

    // Seconds for which a picture may keep everybody waiting without a word.
    private const double Unexplained = 3;

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

    [Fact]
    public async Task What_WHIP_publishes_as_H264_is_recorded()
    {
        // Behind its first key frame, which an encoder that listens repeats when it is asked to.
        var (meetingId, publisher) = await PublishH264Async("--heeds-requests");
        await using var _ = publisher;
        await PassKeyFrameAsync(meetingId);
        await RecordAsync(meetingId, remote: true);
    }

    [Fact]
    public async Task H264_of_an_encoder_that_heeds_no_request_is_recorded_from_its_next_key_frame_on_and_until_then_said_to_be_missing()
    {
        // As aiortc 1.4 is: what it was asked for it gives when its encoder happens to, after 250 frames or when the bitrate changes.
        var (meetingId, publisher) = await PublishH264Async();
        await using var _ = publisher;
        await PassKeyFrameAsync(meetingId);
        var job = Job(meetingId, remote: true);
        double came;
        await using (var capture = await Engine.CaptureAsync(job, CancellationToken.None))
        {
            came = await FirstPictureAsync(Engine.FolderOf(job.Id));
            await Task.Delay(TimeSpan.FromSeconds(3)); // so much of it is looked at
            await capture.StopAsync(CancellationToken.None);
        }

        var (result, film) = await ComposeAsync(job);

        foreach (var at in new[] { came + 0.5, came + 2.5 })
            await IsBlueAsync(film, at);
        if (came < Unexplained)
            Assert.Empty(result.Missing);
        else
            Assert.Matches(@"^Stage's camera from 0\.\d s to \d+\.\d s: .*asked for a key frame \d+ times\.$", Assert.Single(result.Missing));
    }

    private IRecordingEngine Engine => controller.Services.GetRequiredService<IRecordingEngine>();

    /// <summary>Nobody else is in the meeting, so the encoder has the whole picture.</summary>
    private async Task<(string MeetingId, AiortcClient Publisher)> PublishH264Async(params string[] options)
    {
        var meeting = await controller.CreateMeetingAsync();
        var running = await controller.Services.GetRequiredService<MeetingRegistry>().GetAsync(meeting, CancellationToken.None);
        var publisher = AiortcClient.Publish(
            new Uri(controller.Address, $"whip/{meeting}"), controller.Key.JoinToken(meeting, "encoder", name: "Stage"), "40,40,200", "H264", options);
        await publisher.TellsAsync("state", told => told.Text("state") == "connected");
        return (running.Id, publisher);
    }

    /// <summary>Returns when the encoder's first picture has come: what follows for long are pictures that nobody can begin with.</summary>
    private async Task PassKeyFrameAsync(string meetingId)
    {
        var job = Job(meetingId, remote: false);
        await using var capture = await Engine.CaptureAsync(job, CancellationToken.None);
        await FirstPictureAsync(Engine.FolderOf(job.Id));
        await capture.StopAsync(CancellationToken.None);
    }

    /// <summary>When the first picture was taken that can be decoded, in seconds of the recording.</summary>
    private static async Task<double> FirstPictureAsync(string folder)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var take = (await JournalReader.ReadAsync(Path.Combine(folder, "journal.ndjson"), patience.Token))
                .OfType<TakeBegan>().FirstOrDefault(take => take.MimeType == "video/H264");
            if (take is not null)
                return take.At;
            await Task.Delay(50, patience.Token);
        }
    }

    private RecordingJob Job(string meetingId, bool remote) => FeedReader.Job(meetingId, Guid.NewGuid().ToString("N")) with
    {
        MediaNode = remote ? controller.Services.GetRequiredService<FeedAddress>().Current : null,
    };

    private async Task RecordAsync(string meetingId, bool remote)
    {
        var job = Job(meetingId, remote);
        await using (var capture = await Engine.CaptureAsync(job, CancellationToken.None))
        {
            await Task.Delay(TimeSpan.FromSeconds(6)); // the length of the film
            await capture.StopAsync(CancellationToken.None);
        }

        var (result, film) = await ComposeAsync(job);
        Assert.Empty(result.Missing);
        await IsBlueAsync(film, result.Duration.TotalSeconds - 1.5);
    }

    private async Task<(RecordingResult Result, string Film)> ComposeAsync(RecordingJob job)
    {
        var result = await Engine.ComposeAsync(job, anew: false, new Progress<double>(), CancellationToken.None);
        return (result, Path.Combine(Engine.FolderOf(job.Id), result.Artifacts.Single(artifact => artifact.Kind == ArtifactKind.Composite).Path));
    }

    private static async Task IsBlueAsync(string film, double at)
    {
        var pixel = await FfmpegRun.OutputAsync(
            "-ss", at.ToString("0.0", CultureInfo.InvariantCulture), "-i", film,
            "-frames:v", "1", "-vf", "crop=64:64:(iw-64)/2:(ih-64)/2,scale=1:1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");
        Assert.Equal(3, pixel.Length);
        for (var channel = 0; channel < 3; channel++)
            Assert.InRange(pixel[channel], BlueRgb[channel] - 20, BlueRgb[channel] + 20);
    }
}
