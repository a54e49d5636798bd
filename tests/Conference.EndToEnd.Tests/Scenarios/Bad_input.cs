using System.Globalization;
using System.Text;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class Bad_input(World world)
{
    private const int Timeout = 90_000;

    [Fact(Timeout = Timeout)]
    public async Task An_unknown_meeting_has_a_page_that_says_so()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);

        await alice.Page.GotoAsync(new Uri(world.Server.Address, "/m/abc-defg-hjk").ToString());

        await Assertions.Expect(alice.Page.GetByTestId("error-page")).ToContainTextAsync("no such meeting");
        await Gallery.ShowAsync(alice.Page, "error-unknown-meeting");
        Assert.Empty(alice.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_unknown_code_is_answered_in_words()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);

        await alice.EnterCodeAsync(world.Server.Address, "zzz-zzzz-zzz");

        await Assertions.Expect(alice.Page.GetByTestId("error-page")).ToContainTextAsync("no such meeting");
        Assert.Empty(alice.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task Nobody_enters_without_a_name()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await alice.CreateMeetingAsync(world.Server.Address, "Nameless");

        await alice.Page.GetByTestId("name-input").FillAsync("   ");
        var join = alice.Page.GetByTestId("join-button");
        if (await join.IsEnabledAsync())
            await join.ClickAsync();

        await Assertions.Expect(join).ToBeVisibleAsync();
        await Gallery.ShowAsync(alice.Page, "pre-join-no-name");
        await alice.JoinAsync(new Uri(alice.Page.Url));
        await Assertions.Expect(alice.Meeting.Tile(Identity.Alice)).ToBeVisibleAsync();
    }

    [Theory(Timeout = Timeout)]
    [InlineData(nameof(Hardware.Refused), "The camera is blocked")]
    [InlineData(nameof(Hardware.None), "No camera was found")]
    public async Task Somebody_without_camera_and_microphone_is_told_and_still_joins(string hardware, string told)
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice, Enum.Parse<Hardware>(hardware));
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Only listening");
        await Assertions.Expect(alice.Page.GetByText(told)).ToBeVisibleAsync();
        await Gallery.ShowAsync(alice.Page, $"pre-join-devices-{hardware.ToLower(CultureInfo.InvariantCulture)}");

        await alice.JoinAsync(address);
        await bob.JoinAsync(address);

        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);
        await alice.Meeting.HearAsync(Identity.Bob);
        await bob.Meeting.ExpectVideoAsync(Identity.Alice, on: false);
        Assert.Empty(alice.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task Without_FFmpeg_Record_says_what_is_missing_and_the_meeting_goes_on()
    {
        await using var server = await ConferenceServer.StartAsync("no-ffmpeg", "--Recorder:FfmpegPath=/nonexistent");
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(server.Address, "No FFmpeg");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);

        await alice.Meeting.StartRecordingAsync();

        await Assertions.Expect(alice.Meeting.Toasts.First).ToContainTextAsync("FFmpeg", new() { IgnoreCase = true });
        await Gallery.ShowAsync(alice.Page, "meeting-record-error");
        await alice.Meeting.ExpectRecordingAsync("idle");
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 15);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 15);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        using var data = new ScratchFolder();
        var command = ConferenceServer.Command([$"--DataFolder={data.Path}", $"--Listen:HttpPort={world.Server.Address.Port}"]);

        var result = await ChildProgram.RunAsync(command.FileName, command.ArgumentList);

        Assert.NotEqual(0, result.ExitCode);
        var line = Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"{world.Server.Address.Port}", line);
        Assert.DoesNotContain("   at ", Encoding.UTF8.GetString(result.Output));
    }
}
