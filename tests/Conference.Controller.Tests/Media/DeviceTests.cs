using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Media;

public sealed class DeviceTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    [Fact]
    public async Task Two_devices_of_one_person_send_side_by_side_and_do_not_hear_each_other()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (laptop, _) = await adas.SignalAsync();
        await using var _ = laptop;
        var first = await laptop.ProduceAudioAsync(await laptop.TransportAsync("send"));
        var (phone, phonesState) = await controller.AddDevice(adas).SignalAsync();
        await using var __ = phone;
        Assert.False(phonesState.GetProperty("resumed").GetBoolean());
        Assert.Empty(phonesState.GetProperty("producers").EnumerateArray());
        Assert.Empty(phonesState.GetProperty("ownProducers").EnumerateArray());
        var second = await phone.ProduceAudioAsync(await phone.TransportAsync("send"));

        var (bob, bobsState) = await (await controller.JoinAsync(meeting, "Bob")).SignalAsync();
        await using var ___ = bob;
        var heard = bobsState.GetProperty("producers").EnumerateArray().ToList();
        Assert.Equal([.. new[] { first, second }.Order()], heard.Select(producer => producer.Text("producerId")).Order());
        Assert.All(heard, producer => Assert.Equal(adas.ParticipantId, producer.Text("participantId")));

        // Bob's own comes after whatever would have been told of the other device.
        var bobs = await bob.ProduceAudioAsync(await bob.TransportAsync("send"));
        Assert.Equal(bobs, (await laptop.NotificationAsync("producerAdded")).Text("producerId"));
        Assert.Equal(bobs, (await phone.NotificationAsync("producerAdded")).Text("producerId"));
    }

    [Fact]
    public async Task A_device_that_leaves_takes_only_its_own_media()
    {
        var meeting = await controller.CreateMeetingAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var adasPhone = controller.AddDevice(adas);
        var (laptop, _) = await adas.SignalAsync();
        var (phone, _) = await adasPhone.SignalAsync();
        await using var _ = laptop;
        await using var __ = phone;
        var producerId = await laptop.ProduceAudioAsync(await laptop.TransportAsync("send"));

        var (phoneAgain, _) = await adasPhone.SignalAsync();
        await using var ___ = phoneAgain;
        Assert.Equal(4409, await phone.Closed);
        await laptop.CallAsync("pauseProducer", new { producerId });
    }

    [Fact]
    public async Task A_person_shows_one_screen_on_all_devices_together()
    {
        var adas = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (laptop, _) = await adas.SignalAsync();
        var (phone, _) = await controller.AddDevice(adas).SignalAsync();
        await using var _ = laptop;
        await using var __ = phone;
        var screen = await laptop.ProduceVideoAsync(await laptop.TransportAsync("send"), "screen", 1);
        var phonesTransport = await phone.TransportAsync("send");
        var refusal = await Assert.ThrowsAsync<RpcRefusedException>(() => phone.ProduceVideoAsync(phonesTransport, "screen", 2));
        Assert.Equal("source_in_use", refusal.Code);

        await laptop.CallAsync("closeProducer", new { producerId = screen });
        await phone.ProduceVideoAsync(phonesTransport, "screen", 2);
    }
}
