using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class An_ICE_restart(World world)
{
    private const int Timeout = 120_000;

    // Five seconds.
    private const int Frames = 75;

    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(60);

    // A picture begins with its sender's next key frame.
    private static readonly TimeSpan Edge = TimeSpan.FromSeconds(2);

    [Fact(Timeout = Timeout)]
    public async Task Leaves_no_trace_in_a_recording()
    {
        await using var alice = await Person.ArriveAsync(world, Identity.Alice);
        await using var bob = await Person.ArriveAsync(world, Identity.Bob);
        await alice.Page.AddInitScriptAsync(KeepConnections);
        var address = await alice.CreateMeetingAsync(world.Server.Address, "Another way");
        await alice.JoinAsync(address);
        await bob.JoinAsync(address);
        await bob.Meeting.WatchAsync(Identity.Alice, frames: 15);

        await alice.Meeting.StartRecordingAsync();
        await alice.Meeting.ExpectRecordingAsync("recording");
        await bob.Meeting.WatchAsync(Identity.Alice, Frames);
        await alice.Page.EvaluateAsync(RestartSending);
        await bob.Meeting.WatchAsync(Identity.Alice, Frames);
        await alice.Meeting.RecordButton.ClickAsync();
        var recording = await world.Server.FinishAsync(address.Segments[^1], FinishTimeout);

        Assert.Empty(recording.Facts.Missing);
        var duration = (await recording.Movie.ReadFactsAsync()).Duration;
        foreach (var at in (TimeSpan[])[Edge, duration / 2, duration - TimeSpan.FromSeconds(0.5)])
            Seat.AssertTaken(await recording.Movie.FrameAsync(at), Identity.Alice, Seat.Left);
        await Bar.AssertMovesAsync(recording.Movie, Seat.Left, Edge);
        var sound = await recording.Movie.SoundAsync();
        for (var at = Edge; at < sound.Duration - TimeSpan.FromSeconds(1); at += TimeSpan.FromSeconds(0.5))
            Assert.True(sound.Amplitude(Identity.Alice.ToneHz, at, TimeSpan.FromSeconds(0.5)) > 0.02, $"Alice is not heard at {at.TotalSeconds:0.0} s.");
        Assert.Empty(alice.Problems);
        Assert.Empty(bob.Problems);
    }

    private const string KeepConnections = """
        const Connection = window.RTCPeerConnection;
        window.connections = [];
        window.RTCPeerConnection = class extends Connection {
            constructor(...args) {
                super(...args);
                window.connections.push(this);
            }
        };
        """;

    // As when a phone changes its network: the page is told that its connection is gone, and negotiates another one. Done when both sides have
    // new names, and the browser sends by them.
    private const string RestartSending = """
        async () => {
            const sending = connections.find((connection) => connection.getSenders().some((sender) => sender.track));
            const name = (description) => /a=ice-ufrag:(\S+)/.exec(description.sdp)[1];
            const names = () => [name(sending.currentLocalDescription), name(sending.currentRemoteDescription)];
            const transport = async () => [...(await sending.getStats()).values()].find(({ type }) => type === 'transport');
            const before = names();
            const isRestarted = async () => {
                const { iceLocalUsernameFragment, iceState } = await transport();
                return !names().some((now) => before.includes(now)) && iceLocalUsernameFragment === names()[0] && ['connected', 'completed'].includes(iceState);
            };
            Object.defineProperty(sending, 'connectionState', { configurable: true, get: () => 'disconnected' });
            sending.dispatchEvent(new Event('connectionstatechange'));
            while (!(await isRestarted())) await new Promise((resolve) => setTimeout(resolve, 20));
            delete sending.connectionState;
            sending.dispatchEvent(new Event('connectionstatechange'));
        }
        """;
}
