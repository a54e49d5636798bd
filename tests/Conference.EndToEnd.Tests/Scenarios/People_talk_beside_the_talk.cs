using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class People_talk_beside_the_talk(World world)
{
    private const int Timeout = 120_000;

    [Fact(Timeout = Timeout)]
    public async Task What_was_written_is_there_once_also_after_a_reload()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Notes");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await alice.Meeting.OpenAsync("chat");
        await alice.Meeting.WriteAsync("The plan is at https://plan.test/7");
        await Assertions.Expect(bob.Page.GetByTestId("chat-button")).ToHaveAttributeAsync("aria-label", "Chat, 1 unread");

        await bob.Meeting.OpenAsync("chat");
        await bob.Meeting.WriteAsync("Thank you");
        await Assertions.Expect(alice.Meeting.Messages).ToHaveCountAsync(2);
        await bob.Page.ReloadAsync();
        await bob.JoinAsync(address);
        await alice.Meeting.WriteAsync("Welcome back");

        await bob.Meeting.OpenAsync("chat");
        await Assertions.Expect(bob.Meeting.Messages).ToHaveCountAsync(3);
        await Assertions.Expect(bob.Meeting.Messages.Nth(0).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://plan.test/7");
        await Assertions.Expect(bob.Meeting.Messages.Nth(1)).ToContainTextAsync("Thank you");
        await Gallery.ShowAsync(bob.Page, "chat");

        await alice.Meeting.Messages.Last.HoverAsync();
        await alice.Meeting.Messages.Last.GetByTestId("edit-message").ClickAsync();
        await alice.Page.GetByTestId("edit-input").FillAsync("Welcome back, Bob");
        await alice.Page.GetByTestId("save-edit").ClickAsync();
        await Assertions.Expect(bob.Meeting.Messages.Last).ToContainTextAsync("Welcome back, Bob");
        await alice.Meeting.Messages.First.HoverAsync();
        await alice.Meeting.Messages.First.GetByTestId("delete-message").ClickAsync();
        await Assertions.Expect(bob.Meeting.Messages.First).ToContainTextAsync("deleted");
        await Assertions.Expect(bob.Page.GetByText("plan.test")).ToHaveCountAsync(0);
        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_private_message_and_its_file_reach_only_whom_they_are_for()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await using var carol = await Person.ArriveAsync(world, Identity.Carol);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Whispers");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await carol.JoinAsync(address);
        foreach (var person in (Person[])[alice, bob, carol])
            await person.Meeting.OpenAsync("chat");

        await alice.Page.GetByTestId("recipient").SelectOptionAsync(new SelectOptionValue { Label = "Bob (private)" });
        await alice.Page.GetByTestId("file-input").SetInputFilesAsync(
            new FilePayload { Name = "minutes.txt", MimeType = "text/plain", Buffer = "Only for Bob"u8.ToArray() });
        await Assertions.Expect(bob.Meeting.Messages).ToHaveCountAsync(1);
        await alice.Page.GetByTestId("recipient").SelectOptionAsync(new SelectOptionValue { Label = "Everybody" });
        await alice.Meeting.WriteAsync("For all");

        var download = await bob.Page.RunAndWaitForDownloadAsync(() => bob.Page.GetByTestId("file").ClickAsync());
        Assert.Equal("minutes.txt", download.SuggestedFilename);
        Assert.Equal("Only for Bob", await File.ReadAllTextAsync(await download.PathAsync()));
        await Assertions.Expect(carol.Meeting.Messages).ToHaveCountAsync(1);
        await Assertions.Expect(carol.Meeting.Messages).ToContainTextAsync("For all");
        await Gallery.ShowAsync(bob.Page, "chat-private");
    }

    [Fact(Timeout = Timeout)]
    public async Task Hands_reactions_and_polls_are_seen_by_the_others()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Votes");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);

        await bob.Page.GetByTestId("hand-button").ClickAsync();
        await Assertions.Expect(alice.Meeting.Tile(Identity.Bob).GetByTestId("tile-hand")).ToBeVisibleAsync();
        await alice.Meeting.OpenAsync("people");
        await Gallery.ShowAsync(alice.Page, "hand");
        await alice.Meeting.ActAsync(Identity.Bob, "lower-hand");
        await Assertions.Expect(bob.Page.GetByTestId("hand-button")).ToHaveAttributeAsync("aria-pressed", "false");

        await bob.Page.GetByTestId("react-button").ClickAsync();
        await bob.Page.GetByLabel("React with 🎉").ClickAsync();
        await Assertions.Expect(alice.Meeting.Tile(Identity.Bob).GetByTestId("reaction")).ToHaveTextAsync("🎉");

        await alice.Page.GetByTestId("polls-tab").ClickAsync();
        await alice.Page.GetByTestId("new-poll").ClickAsync();
        await alice.Page.GetByTestId("poll-question").FillAsync("Tea or coffee?");
        await alice.Page.GetByTestId("poll-option-1").FillAsync("Tea");
        await alice.Page.GetByTestId("poll-option-2").FillAsync("Coffee");
        await alice.Page.GetByTestId("create-poll").ClickAsync();
        await bob.Meeting.ChooseAsync("menu-polls");
        await bob.Page.GetByRole(AriaRole.Radio, new() { Name = "Coffee" }).ClickAsync();
        await Assertions.Expect(alice.Page.GetByTestId("poll-votes")).ToHaveTextAsync(["0", "1"]);
        await Gallery.ShowAsync(bob.Page, "poll");
        await alice.Page.GetByTestId("close-poll").ClickAsync();
        await Assertions.Expect(bob.Page.GetByTestId("poll")).ToHaveAttributeAsync("data-state", "closed");
        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }
}
