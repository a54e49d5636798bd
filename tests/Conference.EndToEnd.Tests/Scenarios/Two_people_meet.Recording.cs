using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

public sealed partial class Two_people_meet
{
    // A tone of 0.5 comes through the browser's filters and the encoders with at least a tenth of its amplitude; noise stays below.
    private const double Heard = 0.02;

    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Edge = TimeSpan.FromSeconds(1);

    // By then every capture runs, also on a machine that two browsers keep busy.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(2);

    [Fact(Timeout = Timeout)]
    public async Task The_recording_is_one_H264_picture_and_one_AAC_sound()
    {
        var recording = (await meeting.Recorded.ReachAsync()).Recording;

        var facts = await recording.Movie.ReadFactsAsync();

        Assert.Equal(
            [new MovieStream("video", "h264", 1280, 720, "25/1"), new MovieStream("audio", "aac", 0, 0, "0/0")],
            facts.Streams.OrderByDescending(stream => stream.Kind));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_recording_lasts_from_Record_to_Stop()
    {
        var taping = await meeting.Recorded.ReachAsync();
        var (startedAt, stoppedAt) = (taping.Recording.Facts.StartedAt!.Value, taping.Recording.Facts.StoppedAt!.Value);

        var duration = (await taping.Recording.Movie.ReadFactsAsync()).Duration;

        Assert.InRange(duration, stoppedAt - startedAt - Tolerance, stoppedAt - startedAt + Tolerance);
        Assert.InRange(startedAt, taping.RecordPressed, taping.RecordShown);
        Assert.InRange(stoppedAt, taping.StopPressed, taping.StopPressed + Tolerance);
        Figures.Report(output, "record-to-stop", (stoppedAt - startedAt).TotalSeconds, "s");
        Figures.Report(output, "recording-length", duration.TotalSeconds, "s");
        Figures.Report(output, "record-pressed-to-started", (startedAt - taping.RecordPressed).TotalSeconds, "s");
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_cell_shows_its_participant()
    {
        var movie = (await meeting.Recorded.ReachAsync()).Recording.Movie;
        var duration = (await movie.ReadFactsAsync()).Duration;

        foreach (var share in (double[])[0.2, 0.5, 0.8])
        {
            var frame = await movie.FrameAsync(duration * share);
            Seat.AssertTaken(frame, Identity.Alice, Seat.Left);
            Seat.AssertTaken(frame, Identity.Bob, Seat.Right);
        }
    }

    // How soon is a figure, not a pass or fail: it depends on what else the machine does.
    [Fact(Timeout = Timeout)]
    public async Task The_pictures_begin_in_the_first_half()
    {
        var movie = (await meeting.Recorded.ReachAsync()).Recording.Movie;
        var half = (await movie.ReadFactsAsync()).Duration / 2;

        var at = TimeSpan.Zero;
        while (at < half && (await movie.FrameAsync(at)) is var frame && (frame.Find(Identity.Alice) ?? frame.Find(Identity.Bob)) is null)
            at += TimeSpan.FromMilliseconds(200);

        Figures.Report(output, "record-to-first-picture", at.TotalSeconds, "s");
        Assert.True(at < half, "Neither picture is there in the first half of the recording.");
    }

    [Fact(Timeout = Timeout)]
    public async Task Both_tones_sound_together()
    {
        var movie = (await meeting.Recorded.ReachAsync()).Recording.Movie;
        var sound = await movie.SoundAsync();

        for (var at = Start; at + Edge + Edge <= sound.Duration; at += Edge)
        {
            Assert.InRange(sound.Amplitude(Identity.Alice.ToneHz, at, Edge), Heard, 1);
            Assert.InRange(sound.Amplitude(Identity.Bob.ToneHz, at, Edge), Heard, 1);
            Assert.InRange(sound.Amplitude(Identity.Carol.ToneHz, at, Edge), 0, Heard / 4);
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task The_recording_plays_to_its_end_on_its_page()
    {
        await meeting.Recorded.ReachAsync();
        var (alice, _, address, _) = await meeting.Met.ReachAsync();

        var page = await alice.OpenTabAsync();
        await page.GotoAsync($"{address}/recordings");
        await Assertions.Expect(page.GetByTestId("recording")).ToHaveAttributeAsync("data-state", "completed");
        await Gallery.ShowAsync(page, "recordings");
        await page.GetByTestId("recording-link").ClickAsync();
        await Assertions.Expect(page.GetByTestId("recording-page")).ToBeVisibleAsync();
        var seconds = await page.GetByTestId("recording-video").EvaluateAsync<double>(
            """
            video => new Promise((resolve, reject) => {
                video.addEventListener('ended', () => resolve(video.currentTime));
                video.addEventListener('error', () => reject(new Error(video.error?.message)));
                video.play().catch(reject);
            })
            """);
        await page.CloseAsync();

        Assert.InRange(seconds, 9, 12);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_recording_can_be_downloaded()
    {
        var recording = (await meeting.Recorded.ReachAsync()).Recording;
        var (_, bob, address, _) = await meeting.Met.ReachAsync();

        var page = await bob.OpenTabAsync();
        await page.GotoAsync($"{address}/recordings");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("recording-download").ClickAsync());
        var path = await download.PathAsync();

        Assert.EndsWith(".mp4", download.SuggestedFilename);
        Assert.Equal(await File.ReadAllBytesAsync(recording.Movie.Path), await File.ReadAllBytesAsync(path));
        await page.CloseAsync();
    }

    [Fact(Timeout = Timeout)]
    public async Task The_recording_is_ready_soon_after_Stop()
    {
        var taping = await meeting.Recorded.ReachAsync();
        var (startedAt, stoppedAt) = (taping.Recording.Facts.StartedAt!.Value, taping.Recording.Facts.StoppedAt!.Value);
        var length = (stoppedAt - startedAt).TotalSeconds;
        var composing = taping.Recording.Facts.ComposeCpuSeconds!.Value;
        var capturing = taping.Recording.Facts.CaptureCpuSeconds!.Value;

        Figures.Report(output, "stop-to-ready", (taping.Ready - taping.StopPressed).TotalSeconds, "s");
        Figures.Report(output, "compose-core-seconds-per-second", composing / length, "s/s");
        Figures.Report(output, "capture-core-seconds-per-second", capturing / length, "s/s");
        Assert.InRange(taping.Ready - taping.StopPressed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.InRange(composing / length, 0.01, 3);
    }
}
