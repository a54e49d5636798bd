using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class Stopping_the_server(World world)
{
    private const int Timeout = 90_000;

    [Fact(Timeout = Timeout)]
    public async Task With_Ctrl_C_during_a_recorded_meeting_ends_it_cleanly_with_all_its_children()
    {
        await using var server = await ConferenceServer.StartAsync("interrupted");
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await alice.JoinAsync(await alice.CreateMeetingAsync(server.Address, "Interrupted"));
        await alice.Meeting.StartRecordingAsync();
        await alice.Meeting.ExpectRecordingAsync("recording");
        // The kernel keeps 15 characters of a name.
        await Eventually.TrueAsync("workers and FFmpeg run", TimeSpan.FromSeconds(10), () =>
            new HashSet<string>(["mediasoup-worke", "ffmpeg"]).IsSubsetOf(RunningProcess.DescendantsOf(server.ProcessId).Select(child => child.Name)));

        await server.StopAsync(UnixSignal.Interrupt);
    }

    [Fact(Timeout = Timeout)]
    public async Task With_a_service_manager_s_signal_ends_it_cleanly()
    {
        await using var server = await ConferenceServer.StartAsync("terminated");

        await server.StopAsync(UnixSignal.Terminate);
    }
}
