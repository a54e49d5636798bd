using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

/// <summary>A short meeting is recorded with a pause, then played, sought, shared and deleted by its host.</summary>
[Collection(Suite.Name)]
public sealed partial class A_recording_is_watched(World world)
{
    private const int Timeout = 180_000;
    private const string Passcode = "0815-4711";
    private const string FirstName = "Kick-off", LastName = "Kick-off, second attempt";
    private const string Said = "Said while it was recorded";

    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(60);
    // Chapters are at least ten seconds long, and half as long at the end.
    private static readonly TimeSpan FirstPart = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan LastPart = TimeSpan.FromSeconds(5);

    [Fact(Timeout = Timeout)]
    public async Task By_its_host_and_by_whoever_has_a_link_until_it_is_taken_back_and_the_recording_deleted()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Watched");
        await alice.JoinAsync(address);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await RecordAsync(alice, bob, address);
        await world.Server.FinishAsync(address.Segments[^1], FinishTimeout);

        var page = await alice.OpenTabAsync();
        await page.GotoAsync($"{address}/recordings");
        await ExpectPosterAsync(page);
        await Gallery.ShowAsync(page, "recordings");
        await page.GetByTestId("recording-link").ClickAsync();
        await PlayAsync(page);
        await SeekAsync(page);
        await RenameAsync(page);
        await ExpectChaptersAsync(page);
        await ExpectThumbnailsAsync(page);
        await ExpectChatAsync(page);
        await ExpectTracksAsync(page);
        await Gallery.ShowAsync(page, "player");

        var link = await ShareAsync(page);
        await OpenSharedAsync(bob.Page, link);

        await page.GetByTestId("share-recording").ClickAsync();
        await page.GetByTestId("revoke-share").ClickAsync();
        await Assertions.Expect(page.GetByTestId("share")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await bob.Page.ReloadAsync();
        await Assertions.Expect(bob.Page.GetByTestId("error-page")).ToContainTextAsync("taken back");
        await Gallery.ShowAsync(bob.Page, "shared-revoked");

        await page.GetByTestId("delete-recording").ClickAsync();
        await page.GetByTestId("confirm-delete").ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing has been recorded yet")).ToBeVisibleAsync();
        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task By_nobody_who_was_not_in_the_meeting()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Closed");
        await using var carol = await Person.ArriveAsync(world, Identity.Carol);

        await carol.Page.GotoAsync($"{address}/recordings");
        await Assertions.Expect(carol.Page.GetByTestId("error-page")).ToContainTextAsync("those who were there");
        await carol.Page.GotoAsync(new Uri(world.Server.Address, "/shared/none").ToString());
        await Assertions.Expect(carol.Page.GetByTestId("error-page")).ToContainTextAsync("leads nowhere");
    }

    private static async Task RecordAsync(Person alice, Person bob, Uri address)
    {
        var badge = alice.Page.GetByTestId("recording-badge");
        await AskToRecordAsync(alice);
        await alice.Meeting.ExpectRecordingAsync("recording");
        await alice.Meeting.OpenAsync("chat");
        await Task.Delay(FirstPart); // the recording's own time
        await alice.Meeting.WriteAsync(Said);
        await alice.Page.GetByTestId("pause-recording").ClickAsync();
        await Assertions.Expect(badge).ToHaveAttributeAsync("data-state", "paused");
        await alice.Meeting.ExpectRecordingAsync("paused");
        await Gallery.ShowAsync(alice.Page, "meeting-recording-paused");
        await alice.Page.GetByTestId("pause-recording").ClickAsync();
        await Assertions.Expect(badge).ToHaveAttributeAsync("data-state", "recording");
        await bob.JoinAsync(address);
        await alice.Meeting.ExpectVideoAsync(Identity.Bob, on: true);
        await Task.Delay(LastPart);
        await bob.Meeting.LeaveAsync();
        await alice.Meeting.RecordButton.ClickAsync();
        await alice.Meeting.ExpectRecordingAsync("idle");
    }

    private static async Task PlayAsync(IPage page)
    {
        var video = page.GetByTestId("recording-video");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=recording-video]')?.readyState >= 2");
        await page.Keyboard.PressAsync("k");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=recording-video]').currentTime > 1");
        await page.Keyboard.PressAsync(" ");
        Assert.True(await video.EvaluateAsync<bool>("video => video.paused"));
    }

    private static async Task SeekAsync(IPage page)
    {
        var video = page.GetByTestId("recording-video");
        await page.Keyboard.PressAsync("5");
        var half = await video.EvaluateAsync<double>("video => video.currentTime / video.duration");
        Assert.InRange(half, 0.49, 0.51);
        await page.Keyboard.PressAsync(">");
        Assert.Equal(1.25, await video.EvaluateAsync<double>("video => video.playbackRate"));
    }

    private static async Task<string> ShareAsync(IPage page)
    {
        await page.GetByTestId("share-recording").ClickAsync();
        await page.GetByTestId("share-passcode").FillAsync(Passcode);
        await page.GetByTestId("create-share").ClickAsync();
        var link = await page.GetByTestId("share-link").InputValueAsync();
        await Assertions.Expect(page.GetByTestId("share")).ToHaveCountAsync(1);
        await Gallery.ShowAsync(page, "share-dialog");
        await page.Keyboard.PressAsync("Escape");
        return link;
    }

    private static async Task OpenSharedAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.GetByTestId("shared-passcode-input").FillAsync("wrong-one");
        await page.GetByTestId("open-shared").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the passcode");
        await Gallery.ShowAsync(page, "shared-passcode");
        await page.GetByTestId("shared-passcode-input").FillAsync(Passcode);
        await page.GetByTestId("open-shared").ClickAsync();
        await Assertions.Expect(page.GetByTestId("shared-page")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-testid=recording-video]')?.readyState >= 2");
        await Assertions.Expect(page.GetByTestId("delete-recording")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("share-recording")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(LastName);
        await Gallery.ShowAsync(page, "shared");
    }
}
