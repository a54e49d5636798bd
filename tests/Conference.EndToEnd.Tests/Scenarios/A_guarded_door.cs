using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class A_guarded_door(World world)
{
    private const int Timeout = 120_000;
    private const string Passcode = "blue-42";

    [Fact(Timeout = Timeout)]
    public async Task Opens_with_the_passcode_and_then_to_those_whom_the_host_lets_in()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Board");
        await alice.JoinAsync(address);
        await alice.Meeting.ChooseAsync("menu-settings");
        await alice.Page.GetByTestId("set-passcode-input").FillAsync(Passcode);
        await alice.Page.GetByTestId("set-passcode").ClickAsync();
        await Assertions.Expect(alice.Page.GetByTestId("remove-passcode")).ToBeVisibleAsync();
        await alice.Page.GetByTestId("lobby-select").SelectOptionAsync("guests");
        await Gallery.ShowAsync(alice.Page, "settings");
        await alice.Page.Keyboard.PressAsync("Escape");

        await bob.KnockAsync(address);
        await Assertions.Expect(bob.Page.GetByTestId("passcode-input")).ToBeVisibleAsync();
        await bob.Page.GetByTestId("passcode-input").FillAsync("green-17");
        await bob.Page.GetByTestId("join-button").ClickAsync();
        await Assertions.Expect(bob.Page.GetByText("That is not the passcode")).ToBeVisibleAsync();
        await Gallery.ShowAsync(bob.Page, "pre-join-passcode");
        await bob.Page.GetByTestId("passcode-input").FillAsync(Passcode);
        await bob.Page.GetByTestId("join-button").ClickAsync();

        await Assertions.Expect(bob.Meeting.WaitingRoom).ToBeVisibleAsync();
        await Gallery.ShowAsync(bob.Page, "waiting-room");
        await alice.Meeting.OpenAsync("people");
        await Gallery.ShowAsync(alice.Page, "lobby");
        await Assertions.Expect(alice.Meeting.Tiles).ToHaveCountAsync(1);
        await alice.Meeting.AdmitAsync(Identity.Bob);

        await bob.Meeting.ExpectStateAsync("connected");
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 5);
        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task Stays_closed_to_whom_the_host_turns_away()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Private talk");
        await alice.JoinAsync(address);
        await alice.Meeting.ChooseAsync("menu-settings");
        await alice.Page.GetByTestId("lobby-select").SelectOptionAsync("everyone");
        await alice.Page.Keyboard.PressAsync("Escape");

        await bob.KnockAsync(address);
        await Assertions.Expect(bob.Meeting.WaitingRoom).ToBeVisibleAsync();
        await alice.Meeting.OpenAsync("people");
        await alice.Page.GetByTestId("deny").ClickAsync();

        await Assertions.Expect(bob.Meeting.OverPage).ToContainTextAsync("You were not let in");
        await Gallery.ShowAsync(bob.Page, "denied");
        await Assertions.Expect(alice.Page.GetByTestId("waiting-person")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = Timeout)]
    public async Task Is_shut_by_a_lock()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Locked in");
        await alice.JoinAsync(address);
        await alice.Meeting.OpenAsync("people");
        await alice.Page.GetByTestId("lock-button").ClickAsync();
        await Assertions.Expect(alice.Page.GetByTestId("lock-button")).ToHaveTextAsync("Unlock");

        await bob.KnockAsync(address);

        await Assertions.Expect(bob.Page.GetByText("This meeting is locked")).ToBeVisibleAsync();
        await alice.Page.GetByTestId("lock-button").ClickAsync();
        await Assertions.Expect(alice.Page.GetByTestId("lock-button")).ToHaveTextAsync("Lock");
        await bob.Page.GetByTestId("join-button").ClickAsync();
        await bob.Meeting.ExpectStateAsync("connected");
    }
}
