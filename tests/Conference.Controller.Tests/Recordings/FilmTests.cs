using Conference.Controller.Meetings;
using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings;

/// <summary>Consent as the film shows it: people with a colour and a tone of their own.</summary>
public sealed class FilmTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Who_refuses_is_in_no_frame_and_no_sound_and_who_withdraws_is_gone_from_then_on()
    {
        await using var room = await Room.OpenAsync(controller, new { recordingConsent = true });
        var recordingId = Guid.NewGuid().ToString("N");
        (await controller.Services.GetRequiredService<MeetingRegistry>().GetAsync(room.Meeting, CancellationToken.None)).Announce(recordingId);
        var (blue, magenta, yellow) = (new Look(0x28, 0x28, 0xC8, 500), new Look(0xFF, 0x00, 0xFF, 1500), new Look(0xFF, 0xFF, 0x00, 2500));
        var engine = controller.Services.GetRequiredService<IRecordingEngine>();
        var job = FeedReader.Job(room.Meeting, recordingId);
        await using (await Performer.StartAsync(room.Hanna, blue, 6100)) // agrees
        await using (await Performer.StartAsync(room.Ada, magenta, 6200)) // refuses
        await using (await Performer.StartAsync(room.Bob, yellow, 6300)) // agrees late, and withdraws
        await using (var capture = await engine.CaptureAsync(job, CancellationToken.None))
        {
            await ConsentAsync(room.Hanna, recordingId, true);
            await ConsentAsync(room.Ada, recordingId, false);
            await Scene();
            await ConsentAsync(room.Bob, recordingId, true);
            await Scene();
            await ConsentAsync(room.Bob, recordingId, false);
            await Scene();
            await capture.StopAsync(CancellationToken.None);
        }

        var result = await engine.ComposeAsync(job, anew: false, new Progress<double>(), CancellationToken.None);
        Assert.Equal(["Hanna", "Bob"], result.Participants);
        var file = Path.Combine(engine.FolderOf(job.Id), result.Artifacts.Single(artifact => artifact.Kind == ArtifactKind.Composite).Path);
        var film = await Film.WatchAsync(file);
        Assert.Empty(film.SecondsWith(magenta));
        Assert.Empty(film.SecondsHeard(magenta));
        var (seen, heard) = (film.SecondsWith(yellow), film.SecondsHeard(yellow));
        Assert.True(
            seen.Count is >= 3 and <= 6 && heard.Count is >= 3 and <= 6,
            $"Of {film.Seconds:0.0} s seen: {string.Join(' ', seen)}; heard: {string.Join(' ', heard)}");
        Assert.True(Math.Max(seen[^1], heard[^1]) < film.Seconds - 2.5, $"{seen[^1]} s, {heard[^1]} s of {film.Seconds} s");
        Assert.InRange(film.SecondsWith(blue).Count, (int)film.Seconds - 2, (int)film.Seconds + 1);
        Assert.InRange(film.SecondsHeard(blue).Count, (int)film.Seconds - 2, (int)film.Seconds + 1);
    }

    // What is waited for is the film's length itself.
    private static Task Scene() => Task.Delay(TimeSpan.FromSeconds(4));

    private static async Task ConsentAsync(EventClient who, string recordingId, bool granted) =>
        await who.CallAsync("consent", new { recordingId, granted });
}
