using System.Diagnostics;
using Conference.Controller.Media;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests;

public sealed class SignalTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task What_one_produces_the_other_consumes()
    {
        var meeting = await controller.CreateMeetingAsync();
        var (ada, _) = await (await controller.JoinAsync(meeting, "Ada")).SignalAsync();
        var (bob, bobsState) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var _ = ada;
        await using var __ = bob;

        var producerId = await ada.ProduceAudioAsync(await ada.TransportAsync("send"));
        Assert.Equal(producerId, (await bob.NotificationAsync("producerAdded")).Text("producerId"));

        var transportId = await bob.TransportAsync("recv");
        var consumer = await bob.CallAsync("consume", new { transportId, producerId, rtpCapabilities = bobsState.Capabilities() });
        Assert.Equal("audio", consumer.Text("kind"));
        Assert.Equal("audio/opus", consumer.GetProperty("rtpParameters").GetProperty("codecs")[0].Text("mimeType"));
        await bob.CallAsync("resumeConsumer", new { consumerId = consumer.Text("consumerId") });

        await ada.CallAsync("pauseProducer", new { producerId });
        Assert.Equal(producerId, (await bob.NotificationAsync("producerPaused")).Text("producerId"));
        await ada.CallAsync("closeProducer", new { producerId });
        Assert.Equal(producerId, (await bob.NotificationAsync("producerRemoved")).Text("producerId"));
    }

    [Fact]
    public async Task A_reconnect_within_the_grace_finds_its_media_untouched()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (first, firstState) = await adas.SignalAsync();
        Assert.False(firstState.GetProperty("resumed").GetBoolean());
        var producerId = await first.ProduceAudioAsync(await first.TransportAsync("send"));
        first.Abort();

        var (second, secondState) = await adas.SignalAsync();
        await using var _ = second;
        Assert.True(secondState.GetProperty("resumed").GetBoolean());
        await second.CallAsync("pauseProducer", new { producerId });
        var (_, bobsState) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        var seen = Assert.Single(bobsState.GetProperty("producers").EnumerateArray());
        Assert.Equal((producerId, true), (seen.Text("producerId"), seen.GetProperty("paused").GetBoolean()));
    }

    [Fact]
    public async Task A_track_that_no_codec_fits_is_refused_and_the_session_goes_on()
    {
        var (client, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = client;
        var transportId = await client.TransportAsync("send");
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.CallAsync(
            "produce", new { transportId, kind = "video", rtpParameters = RtpSamples.Video(5, "video/H266"), source = "camera" }));
        Assert.Equal("unsupported_codecs", refusal.Code);
        await client.ProduceAudioAsync(transportId);
    }

    [Fact]
    public async Task A_second_producer_of_one_source_is_refused()
    {
        var (client, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = client;
        var transportId = await client.TransportAsync("send");
        await client.ProduceAudioAsync(transportId, 1);
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.ProduceAudioAsync(transportId, 2));
        Assert.Equal("source_in_use", refusal.Code);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var (client, state) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada")).SignalAsync();
        await using var _ = client;
        var transportId = await client.TransportAsync("recv");
        var unknown = Guid.NewGuid().ToString();
        foreach (var (method, parameters, code) in new (string, object, string)[]
        {
            ("consume", new { transportId, producerId = unknown, rtpCapabilities = state.Capabilities() }, "producer_not_found"),
            ("consume", new { transportId = unknown, producerId = unknown, rtpCapabilities = state.Capabilities() }, "transport_not_found"),
            ("produce", new { transportId, kind = "audio", rtpParameters = RtpSamples.Audio(1), source = "microphone" }, "transport_not_found"),
            ("restartIce", new { transportId = unknown }, "transport_not_found"),
            ("pauseProducer", new { producerId = unknown }, "producer_not_found"),
            ("resumeConsumer", new { consumerId = unknown }, "consumer_not_found"),
        })
        {
            var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.CallAsync(method, parameters));
            Assert.Equal((method, code), (method, refusal.Code));
        }

        foreach (var id in new object[] { "not an id", 5 })
        {
            var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => client.CallAsync("pauseProducer", new { producerId = id }));
            Assert.Equal("invalid_parameters", refusal.Code);
        }
    }

    [Fact]
    public async Task A_killed_worker_is_told_to_its_clients_and_the_next_connection_gets_a_fresh_one()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (client, _) = await adas.SignalAsync();
        await client.ProduceAudioAsync(await client.TransportAsync("send"));
        var room = await controller.Services.GetRequiredService<MediaRooms>().GetAsync(adas.MeetingId, CancellationToken.None);
        using (var worker = Process.GetProcessById(room.WorkerProcessId))
            worker.Kill();

        Assert.NotEmpty((await client.NotificationAsync("mediaLost")).Text("reason"));
        Assert.Equal(4503, await client.Closed);

        var (again, state) = await adas.SignalAsync();
        await using var _ = again;
        Assert.False(state.GetProperty("resumed").GetBoolean());
        await again.ProduceAudioAsync(await again.TransportAsync("send"));

        var (next, _) = await (await controller.JoinAsync(await controller.CreateMeetingAsync(), "Bob")).SignalAsync();
        await using var __ = next;
        await next.ProduceAudioAsync(await next.TransportAsync("send"));
    }
}
