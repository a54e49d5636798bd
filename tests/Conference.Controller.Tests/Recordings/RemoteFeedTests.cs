using System.Net;
using System.Net.Sockets;
using Conference.Controller.Media;
using Conference.Controller.Recordings.Feeds;
using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Support;
using Conference.Mediasoup;
using Conference.Recorder.Contracts;
using Conference.Recorder.Remote;
using Conference.Recorder.Srtp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Tests.Recordings;

/// <summary>A meeting followed from another process: here by a way that can be cut.</summary>
public sealed class RemoteFeedTests : IAsyncLifetime
{
    private readonly ControllerFixture _controller = new() { MoreArguments = ["--Feed:Grace=00:00:02"] };

    public Task InitializeAsync() => _controller.InitializeAsync();

    public Task DisposeAsync() => _controller.DisposeAsync();

    [Theory]
    [InlineData("AEAD_AES_256_GCM")]
    [InlineData("AEAD_AES_128_GCM")]
    [InlineData("AES_CM_128_HMAC_SHA1_80")]
    [InlineData("AES_CM_128_HMAC_SHA1_32")]
    public async Task A_tapped_track_comes_encrypted_from_the_worker_and_opens_with_its_key(string suite)
    {
        await using var room = await Room.OpenAsync(_controller);
        await using var ada = await Microphone.StartAsync(room.Ada, 4001);
        await using var feed = await OpenAsync(room, _controller.Address);
        await feed.NextAsync<TrackStarted>();
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
        var own = new SrtpKey(suite, SrtpSuite.Parse(suite).GenerateKey());
        var tap = await feed.Feed.TapAsync(ada.ProducerId, new TapDestination("127.0.0.1", port, own), CancellationToken.None);
        Assert.Equal(suite, tap.Srtp!.Suite);
        await feed.Feed.ResumeAsync(ada.ProducerId, CancellationToken.None);

        using var shield = SrtpShield.Create(tap.Srtp);
        using var timeout = new CancellationTokenSource(RpcClient.Patience);
        var (sound, reports) = (0, 0);
        while (sound < 50 || reports < 1)
        {
            var packet = (await socket.ReceiveAsync(timeout.Token)).Buffer;
            Assert.True(shield.TryOpen(packet, out var length));
            if (packet[1] is >= 192 and <= 223)
            {
                Assert.Equal(200, packet[1]); // a sender report first (RFC 3550, section 6.1)
                reports++;
                continue;
            }

            Assert.Equal(tap.PayloadType, packet[1] & 0x7F);
            Assert.All(packet[(length - 40)..length], octet => Assert.Equal(0, octet)); // as it was sent
            sound++;
        }
    }

    [Fact]
    public async Task A_cut_costs_no_event_and_no_packet()
    {
        await using var room = await Room.OpenAsync(_controller);
        await using var ada = await Microphone.StartAsync(room.Ada, 4101);
        await using var relay = new TcpRelay(_controller.Address);
        await using var feed = await OpenAsync(room, relay.Address);
        await feed.NextAsync<TrackStarted>();
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var destination = Destination(socket);
        await feed.Feed.TapAsync(ada.ProducerId, destination, CancellationToken.None);
        await feed.Feed.ResumeAsync(ada.ProducerId, CancellationToken.None);
        await ReceiveAsync(socket, 5);

        relay.Cut();
        await room.Ada.SayAsync("While it was cut");
        await ReceiveAsync(socket, 30); // what is tapped goes on meanwhile
        var asked = feed.Feed.RequestKeyFrameAsync(ada.ProducerId, CancellationToken.None); // waits for the next connection
        relay.Mend();
        await room.Ada.SayAsync("And after");
        await feed.NextAsync<ChatPosted>(posted => posted.Text == "And after");
        await asked.WaitAsync(RpcClient.Patience);
        Assert.Equal(["While it was cut", "And after"], feed.Seen.OfType<ChatPosted>().Select(posted => posted.Text));
        Assert.DoesNotContain(feed.Seen, e => e is MediaLost);
        Assert.Single(feed.Seen.OfType<TrackStarted>());
    }

    [Fact]
    public async Task After_a_long_cut_the_present_state_comes_and_nobody_twice()
    {
        await using var room = await Room.OpenAsync(_controller);
        await using var ada = await Microphone.StartAsync(room.Ada, 4201);
        await using var relay = new TcpRelay(_controller.Address);
        await using var feed = await OpenAsync(room, relay.Address);
        await feed.NextAsync<TrackStarted>();
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await feed.Feed.TapAsync(ada.ProducerId, Destination(socket), CancellationToken.None);

        relay.Cut();
        await room.Bob.CallAsync("leave");
        await using var carl = await room.JoinAsync("Carl");
        await TapsEndAsync(room, ada); // the grace is over
        relay.Mend();
        await feed.NextAsync<MediaLost>();
        await feed.NextAsync<TrackStarted>(track => track.TrackId == ada.ProducerId);
        await room.Ada.SayAsync("Done");
        await feed.NextAsync<ChatPosted>();
        Assert.Equal(["ParticipantJoined", "ParticipantLeft"], feed.Of(room.Bob.Id));
        Assert.Equal(["ParticipantJoined"], feed.Of(carl.Id));
        Assert.Equal(1, feed.Seen.OfType<ParticipantJoined>().Count(joined => joined.ParticipantId == room.Ada.Id));
        await feed.Feed.TapAsync(ada.ProducerId, Destination(socket), CancellationToken.None);
    }

    [Fact]
    public async Task A_feed_that_is_closed_ends_its_taps_at_once()
    {
        await using var room = await Room.OpenAsync(_controller);
        await using var ada = await Microphone.StartAsync(room.Ada, 4301);
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using (var feed = await OpenAsync(room, _controller.Address))
        {
            await feed.NextAsync<TrackStarted>();
            await feed.Feed.TapAsync(ada.ProducerId, Destination(socket), CancellationToken.None);
            Assert.Equal(1, await TapsAsync(room, ada));
        }

        Assert.Equal(0, await TapsAsync(room, ada));
    }

    [Fact]
    public async Task The_feed_ends_with_its_meeting()
    {
        await using var room = await Room.OpenAsync(_controller);
        await using var feed = await OpenAsync(room, _controller.Address);
        await feed.NextAsync<ParticipantJoined>();
        await room.Hanna.CallAsync("end");
        await feed.ReadToEndAsync();
    }

    [Fact]
    public async Task What_cannot_be_followed_is_said_at_once()
    {
        var gone = FeedReader.Job("nowhere", "r1") with { MediaNode = _controller.Address };
        await Assert.ThrowsAsync<MeetingNotFoundException>(() => Source().OpenAsync(gone, CancellationToken.None));
        await using var room = await Room.OpenAsync(_controller);
        var job = FeedReader.Job(room.Meeting, "r1");
        var nobody = job with { MediaNode = new Uri("http://127.0.0.1:9") };
        var unreachable = await Assert.ThrowsAsync<RecorderUnavailableException>(() => Source().OpenAsync(nobody, CancellationToken.None));
        Assert.Equal("feed_unreachable", unreachable.Code);
        var stranger = Source(options => options.Key = new byte[32]);
        var refused = await Assert.ThrowsAsync<RecorderUnavailableException>(
            () => stranger.OpenAsync(job with { MediaNode = _controller.Address }, CancellationToken.None));
        Assert.Equal("feed_refused", refused.Code);
        Assert.Contains("master key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_our_own_making_is_known_by_its_address_and_no_other_is_taken()
    {
        var host = new ControllerFixture { MoreArguments = ["--Listen:HttpsPort=0"] };
        await host.InitializeAsync();
        try
        {
            await using var room = await Room.OpenAsync(host);
            var address = new UriBuilder(host.Services.GetRequiredService<FeedAddress>().Current!) { Host = "127.0.0.1" }.Uri;
            Assert.Equal("https", address.Scheme);
            var job = FeedReader.Job(room.Meeting, "r1");
            var source = Source(host, _ => { });
            await using var feed = new FeedReader(await source.OpenAsync(job with { MediaNode = address }, CancellationToken.None));
            await feed.NextAsync<ParticipantJoined>();
            var other = new UriBuilder(address) { Fragment = $"sha256={new string('0', 64)}" }.Uri;
            await Assert.ThrowsAsync<RecorderUnavailableException>(() => source.OpenAsync(job with { MediaNode = other }, CancellationToken.None));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static TapDestination Destination(UdpClient socket) => new(
        "127.0.0.1",
        ((IPEndPoint)socket.Client.LocalEndPoint!).Port,
        new SrtpKey(SrtpSuite.Gcm256.Name, SrtpSuite.Gcm256.GenerateKey()));

    private static async Task ReceiveAsync(UdpClient socket, int count)
    {
        using var timeout = new CancellationTokenSource(RpcClient.Patience);
        for (var i = 0; i < count; i++)
            await socket.ReceiveAsync(timeout.Token);
    }

    private RemoteMeetingSource Source(Action<RemoteFeedOptions>? configure = null) => Source(_controller, configure ?? (_ => { }));

    private static RemoteMeetingSource Source(ControllerFixture controller, Action<RemoteFeedOptions> configure)
    {
        var options = new RemoteFeedOptions { Key = controller.Services.GetRequiredService<FeedKey>().Bytes };
        configure(options);
        return new RemoteMeetingSource(Options.Create(options), TimeProvider.System, NullLogger<RemoteMeetingSource>.Instance);
    }

    private async Task<FeedReader> OpenAsync(Room room, Uri node) =>
        new(await Source().OpenAsync(FeedReader.Job(room.Meeting, "r1") with { MediaNode = node }, CancellationToken.None));

    private async Task<int> TapsAsync(Room room, Microphone microphone)
    {
        var media = await _controller.Services.GetRequiredService<MediaRooms>().GetAsync(room.Meeting, CancellationToken.None);
        var consumers = (await media.Router.DumpAsync(CancellationToken.None)).ConsumersByProducer;
        return consumers.GetValueOrDefault(ProducerId.Parse(microphone.ProducerId))?.Count ?? 0;
    }

    private async Task TapsEndAsync(Room room, Microphone microphone)
    {
        using var timeout = new CancellationTokenSource(RpcClient.Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await TapsAsync(room, microphone) > 0)
            await timer.WaitForNextTickAsync(timeout.Token);
    }
}
