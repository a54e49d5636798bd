using Conference.EndToEnd.Tests.Movies;
using Conference.EndToEnd.Tests.People;
using Conference.EndToEnd.Tests.Servers;
using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.Scenarios;

[Collection(Suite.Name)]
public sealed class An_ICE_restart(World world)
{
    private const int Timeout = 120_000;

    // In the middle of the left cell of two: the white bar that crosses Alice's picture comes by once in two seconds, which is how long her film is.
    private const string Middle = "8:8:316:356";

    private static readonly TimeSpan FinishTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan FrameStep = TimeSpan.FromMilliseconds(40);

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
        await Task.Delay(Before); // of the film
        var restarts = await alice.Page.EvaluateAsync<int>(RestartSending);
        await Task.Delay(After); // of the film
        await alice.Meeting.RecordButton.ClickAsync();
        var recording = await world.Server.FinishAsync(address.Segments[^1], FinishTimeout);

        Assert.Equal(1, restarts);
        Assert.Empty(recording.Facts.Missing);
        var bars = Onsets.Of([.. (await recording.Movie.BrightnessAsync(Middle)).Select(level => (double)level)], FrameStep);
        Assert.InRange(bars.Count, 5, 9);
        Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 1.8, 2.2));
        var sound = await recording.Movie.SoundAsync();
        for (var at = TimeSpan.FromSeconds(1); at < sound.Duration - TimeSpan.FromSeconds(1.5); at += TimeSpan.FromSeconds(0.5))
            Assert.True(sound.Amplitude(Identity.Alice.ToneHz, at, TimeSpan.FromSeconds(0.5)) > 0.02, $"Alice is not heard at {at.TotalSeconds:0.0} s.");
        Assert.Empty(alice.Problems);
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

    // As when a phone changes its network: the page is told that its connection is gone, and negotiates another one. How many times it did is the result.
    private const string RestartSending = """
        async () => {
            const sending = connections.find((connection) => connection.getSenders().some((sender) => sender.track));
            const name = () => /a=ice-ufrag:(\S+)/.exec(sending.currentLocalDescription.sdp)[1];
            const names = new Set([name()]);
            Object.defineProperty(sending, 'connectionState', { configurable: true, get: () => 'disconnected' });
            sending.dispatchEvent(new Event('connectionstatechange'));
            while (names.size < 2) {
                await new Promise((resolve) => setTimeout(resolve, 20));
                names.add(name());
            }
            delete sending.connectionState;
            sending.dispatchEvent(new Event('connectionstatechange'));
            while (sending.connectionState !== 'connected') await new Promise((resolve) => setTimeout(resolve, 20));
            return names.size - 1;
        }
        """;
}
