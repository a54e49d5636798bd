using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class A_host_acts(World world)
{
    private const int Timeout = 120_000;

    [Fact(Timeout = Timeout)]
    public async Task Whoever_is_muted_falls_silent_until_they_follow_the_request_to_speak()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await MeetAsync(alice, bob, "Moderated");
        await alice.Meeting.HearAsync(Identity.Bob);

        await alice.Meeting.OpenAsync("people");
        await alice.Meeting.ActAsync(Identity.Bob, "mute-person");

        await alice.Meeting.HearNoMoreAsync(Identity.Bob);
        await Assertions.Expect(bob.Meeting.MuteButton).ToHaveAttributeAsync("data-on", "false");
        await Assertions.Expect(bob.Meeting.Toasts.Filter(new() { HasText = "muted you" })).ToBeVisibleAsync();
        await Gallery.ShowAsync(alice.Page, "people");

        await alice.Meeting.ActAsync(Identity.Bob, "ask-to-unmute");
        await bob.Page.GetByTestId("toast-action").ClickAsync();
        await alice.Meeting.HearAsync(Identity.Bob);
        Assert.Empty(bob.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_stopped_camera_and_a_lost_grant_end_the_picture()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await MeetAsync(alice, bob, "Stage");
        await alice.Meeting.OpenAsync("people");

        await alice.Meeting.ActAsync(Identity.Bob, "stop-video");
        await alice.Meeting.ExpectVideoAsync(Identity.Bob, on: false);
        await Assertions.Expect(bob.Meeting.CameraButton).ToHaveAttributeAsync("data-on", "false");
        await bob.Meeting.CameraButton.ClickAsync();
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);

        await alice.Meeting.ActAsync(Identity.Bob, "make-attendee");
        await alice.Meeting.ExpectVideoAsync(Identity.Bob, on: false);
        await alice.Meeting.HearNoMoreAsync(Identity.Bob);
        await Assertions.Expect(bob.Meeting.MuteButton).ToHaveAttributeAsync("aria-disabled", "true");
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 5);
        await Gallery.ShowAsync(bob.Page, "attendee");
    }

    [Fact(Timeout = Timeout)]
    public async Task Whoever_is_removed_is_gone_for_the_others_and_knows_why()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await MeetAsync(alice, bob, "Without Bob");

        await alice.Meeting.OpenAsync("people");
        await alice.Meeting.ActAsync(Identity.Bob, "remove-person");

        await Assertions.Expect(alice.Meeting.Tile(Identity.Bob)).ToHaveCountAsync(0);
        await alice.Meeting.HearNoMoreAsync(Identity.Bob);
        await Assertions.Expect(bob.Meeting.OverPage).ToContainTextAsync("You were removed");
        await Gallery.ShowAsync(bob.Page, "removed");
        Assert.Empty(bob.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task Ending_the_meeting_sends_everybody_out()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await MeetAsync(alice, bob, "Over soon");

        await alice.Meeting.ChooseAsync("menu-end");
        await alice.Page.GetByTestId("confirm-end").ClickAsync();

        await Assertions.Expect(bob.Meeting.OverPage).ToContainTextAsync("The meeting has ended");
        await Assertions.Expect(alice.Meeting.OverPage).ToContainTextAsync("The meeting has ended");
    }

    private async Task MeetAsync(Person host, Person guest, string name)
    {
        var address = await host.CreateMeetingAsync(world.Server.Address, name);
        await host.JoinAsync(address);
        await guest.JoinAsync(address);
        await host.Meeting.WatchAsync(guest.Identity, frames: 5);
        await guest.Meeting.WatchAsync(host.Identity, frames: 5);
    }
}
