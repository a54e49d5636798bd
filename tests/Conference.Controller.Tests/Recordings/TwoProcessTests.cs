using System.Runtime.Versioning;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>A recorder in a process of its own: what it records, and what a cut and kills on either side leave of it.</summary>
[SupportedOSPlatform("linux")]
public sealed class TwoProcessTests
{
    private static readonly Look Blue = new(0x28, 0x28, 0xC8, 500);
    private static readonly Look Yellow = new(0xFF, 0xFF, 0x00, 2500);

    [Fact]
    public async Task A_meeting_is_recorded_paused_and_gone_on_with_from_elsewhere_through_a_cut()
    {
        await using var processes = await TwoProcesses.StartAsync();
        var meeting = await processes.CreateMeetingAsync();
        string recording;
        await using (await Performer.StartAsync(await processes.JoinAsync(meeting, "Ada"), Blue, 7100))
        {
            recording = (await processes.OrderAsync(meeting, "start")).Text("id");
            await Seconds(3);
            processes.Way.Cut();
            await Seconds(2);
            processes.Way.Mend();
            await Seconds(2);
            await processes.OrderAsync(meeting, "pause");
            await using (await Performer.StartAsync(await processes.JoinAsync(meeting, "Bob"), Yellow, 7200))
                await Seconds(4);
            await processes.OrderAsync(meeting, "resume");
            await Seconds(3);
            await processes.OrderAsync(meeting, "stop");
        }

        var film = await processes.FilmAsync(recording);
        Assert.InRange(film.Seconds, 9, 12.5);
        AssertThroughout(film, Blue, missing: 2);
        Assert.Empty(film.SecondsHeard(Yellow)); // came and spoke in the pause
    }

    [Fact]
    public async Task A_recorder_that_is_killed_goes_on_with_its_recording()
    {
        await using var processes = await TwoProcesses.StartAsync();
        var meeting = await processes.CreateMeetingAsync();
        string recording;
        await using (await Performer.StartAsync(await processes.JoinAsync(meeting, "Ada"), Blue, 7300))
        {
            recording = (await processes.OrderAsync(meeting, "start")).Text("id");
            await Seconds(5);
            await processes.KillRecorderAsync();
            await using var bob = await Performer.StartAsync(await processes.JoinAsync(meeting, "Bob"), Yellow, 7400);
            await processes.StartRecorderAsync();
            await Seconds(8);
            await processes.OrderAsync(meeting, "stop");
        }

        var film = await processes.FilmAsync(recording);
        Assert.InRange(film.Seconds, 8, 16);
        AssertThroughout(film, Blue, missing: 2);
        Assert.NotEmpty(film.SecondsWith(Yellow)); // of after the kill
        Assert.NotEmpty(film.SecondsHeard(Yellow));
        Assert.True(film.SecondsWith(Yellow)[0] >= 3, "of before the kill something is missing");
    }

    [Fact]
    public async Task Meetings_whose_process_is_killed_are_recorded_on_when_it_is_back()
    {
        await using var processes = await TwoProcesses.StartAsync();
        var meeting = await processes.CreateMeetingAsync();
        var adas = await processes.JoinAsync(meeting, "Ada");
        string recording;
        await using (await Performer.StartAsync(adas, Blue, 7500))
        {
            recording = (await processes.OrderAsync(meeting, "start")).Text("id");
            await Seconds(5);
            await processes.KillMeetingsAsync();
        }

        await processes.StartMeetingsAsync();
        await using (await Performer.StartAsync(adas, Yellow, 7600))
        {
            await Seconds(8);
            await processes.OrderAsync(meeting, "stop");
        }

        var film = await processes.FilmAsync(recording);
        Assert.InRange(film.SecondsWith(Blue).Count, 4, 30);
        Assert.InRange(film.SecondsHeard(Blue).Count, 4, 7);
        Assert.InRange(film.SecondsWith(Yellow).Count, 3, 30);
        Assert.InRange(film.SecondsHeard(Yellow).Count, 3, 30);
    }

    // What is waited for is the film's length itself.
    private static Task Seconds(int count) => Task.Delay(TimeSpan.FromSeconds(count));

    private static void AssertThroughout(Film film, Look look, int missing)
    {
        var (seen, heard) = (film.SecondsWith(look), film.SecondsHeard(look));
        Assert.True(
            Math.Min(seen.Count, heard.Count) >= (int)film.Seconds - missing,
            $"Of {film.Seconds:0.0} s seen: {string.Join(' ', seen)}; heard: {string.Join(' ', heard)}");
    }
}
