using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class A_shared_screen(World world)
{
    private const int Timeout = 120_000;

    private static readonly TimeSpan PictureTimeout = TimeSpan.FromSeconds(15);
    // What Chromium captures in place of a screen where its devices are not real.
    private static readonly Rgb Slide = new(0, 138, 0);

    [Fact(Timeout = Timeout)]
    public async Task Is_shown_large_until_its_owner_or_the_host_stops_it()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Slides");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);
        await OpenSlidesAsync(bob);

        await bob.Page.GetByTestId("share-button").ClickAsync();
        await Assertions.Expect(alice.Meeting.Screen(Identity.Bob).Locator("video")).ToBeVisibleAsync();
        await Eventually.TrueAsync("Alice sees Bob's slide", PictureTimeout, async () =>
            (await alice.Meeting.ScreenColoursAsync(Identity.Bob)).Count(colour => colour.Resembles(Slide)) >= 5);
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);
        await Gallery.ShowAsync(alice.Page, "screen-share");
        await Assertions.Expect(bob.Page.GetByTestId("own-share")).ToBeVisibleAsync();

        await alice.Meeting.OpenAsync("people");
        await alice.Meeting.ActAsync(Identity.Bob, "stop-share");
        await Assertions.Expect(alice.Meeting.Screen(Identity.Bob)).ToHaveCountAsync(0);
        await Assertions.Expect(bob.Page.GetByTestId("own-share")).ToHaveCountAsync(0);
        await Assertions.Expect(bob.Page.GetByTestId("share-button")).ToHaveAttributeAsync("aria-pressed", "false");

        await bob.Page.GetByTestId("share-button").ClickAsync();
        await Assertions.Expect(alice.Meeting.Screen(Identity.Bob)).ToBeVisibleAsync();
        await bob.Page.GetByTestId("share-button").ClickAsync();
        await Assertions.Expect(alice.Meeting.Screen(Identity.Bob)).ToHaveCountAsync(0);
        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task Keeps_a_second_one_out_while_one_at_a_time_may()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "One screen");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await OpenSlidesAsync(alice);
        await OpenSlidesAsync(bob);
        await bob.Page.GetByTestId("share-button").ClickAsync();
        await Assertions.Expect(alice.Meeting.Screen(Identity.Bob)).ToBeVisibleAsync();

        await alice.Page.GetByTestId("share-button").ClickAsync();

        await Assertions.Expect(alice.Meeting.Toasts.Filter(new() { HasText = "Somebody else shares" })).ToBeVisibleAsync();
        await Assertions.Expect(alice.Page.GetByTestId("share-button")).ToHaveAttributeAsync("aria-pressed", "false");
        await Assertions.Expect(bob.Meeting.Screen(Identity.Alice)).ToHaveCountAsync(0);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 5);
    }

    private static async Task OpenSlidesAsync(Person person)
    {
        var slides = await person.OpenTabAsync();
        // Something moves, because nothing is captured of a page that never changes.
        await slides.SetContentAsync(
            $$"""
            <title>{{Person.SlidesTitle}}</title>
            <style>
              body { background: {{Slide}}; }
              i { display: block; width: 20px; height: 20px; background: #000; animation: move 1s linear infinite alternate; }
              @keyframes move { to { transform: translateX(20px); } }
            </style><i></i>
            """);
        await person.Page.BringToFrontAsync();
    }
}
