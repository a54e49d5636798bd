using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class A_dropped_socket(World world)
{
    private const int Timeout = 90_000;

    [Fact(Timeout = Timeout)]
    public async Task Is_not_seen_or_heard_and_what_happened_meanwhile_is_caught_up_with()
    {
        await using var relay = new TcpRelay(world.Server.Address);
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await MeetAsync(alice, relay.Address, bob);

        relay.Cut();
        await alice.Meeting.ExpectStateAsync("reconnecting");
        await Gallery.ShowAsync(alice.Page, "meeting-reconnecting");
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 30);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 30);
        await alice.Meeting.HearAsync(Identity.Bob);
        await bob.Meeting.CameraButton.ClickAsync();
        await bob.Meeting.ExpectStateAsync("connected");
        relay.Mend();

        await alice.Meeting.ExpectStateAsync("connected");
        await alice.Meeting.ExpectVideoAsync(Identity.Bob, on: false);
        await bob.Meeting.CameraButton.ClickAsync();
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 15);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 15);
        await Assertions.Expect(alice.Meeting.Tiles).ToHaveCountAsync(2);
        await Assertions.Expect(bob.Meeting.Tiles).ToHaveCountAsync(2);
        await bob.Meeting.LeaveAsync();
        await Assertions.Expect(alice.Meeting.Tiles).ToHaveCountAsync(1);
        Assert.Empty(alice.Problems);
    }

    [Fact(Timeout = Timeout)]
    public async Task Is_no_different_when_the_server_stands_still_for_a_while()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await MeetAsync(alice, world.Server.Address, bob);

        UnixSignal.Stop.Send(world.Server.ProcessId);
        try
        {
            // Two seconds' worth of frames, twice: the workers go on without their controller.
            await alice.Meeting.WatchAsync(Identity.Bob, frames: 30);
            await bob.Meeting.WatchAsync(Identity.Alice, frames: 30);
        }
        finally
        {
            UnixSignal.Continue.Send(world.Server.ProcessId);
        }

        await bob.Meeting.MuteButton.ClickAsync();
        await alice.Meeting.HearNoMoreAsync(Identity.Bob);
        await alice.Meeting.ExpectStateAsync("connected");
        await bob.Meeting.ExpectStateAsync("connected");
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 15);
    }

    private async Task MeetAsync(Person alice, Uri alicesWay, Person bob)
    {
        var address = await alice.CreateMeetingAsync(alicesWay, "Dropped");
        await alice.JoinAsync(address);
        await bob.JoinAsync(new Uri(world.Server.Address, address.AbsolutePath));
        await alice.Meeting.WatchAsync(Identity.Bob, frames: 5);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 5);
    }
}
