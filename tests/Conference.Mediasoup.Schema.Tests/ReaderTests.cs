using Conference.Mediasoup.Wire;
using Fbs.RtpStream;

namespace Conference.Mediasoup.Schema.Tests;

public sealed class ReaderTests
{
    private readonly FlatWriter _writer = new();

    [Fact]
    public void A_required_field_that_was_not_sent_is_named()
    {
        _writer.Finish(Fbs.Transport.PortRange.Create(_writer));

        var exception = Assert.Throws<InvalidDataException>(() => Fbs.Worker.CreateRouterRequest.GetRoot(_writer.WrittenSpan).RouterId);
        Assert.Equal("The message lacks the field FBS.Worker.CreateRouterRequest.router_id.", exception.Message);
    }

    [Fact]
    public void A_union_gives_only_the_member_that_it_holds()
    {
        _writer.Finish(Response(Fbs.Transport.ProduceResponse.Create(_writer, Fbs.RtpParameters.Type.Svc)));

        var exception = Assert.Throws<InvalidDataException>(() =>
            Fbs.Response.Response.GetRoot(_writer.WrittenSpan).BodyAsWorkerDumpResponse().Pid);
        Assert.Equal("The field FBS.Response.Response.body holds the union's member 5, not 1.", exception.Message);
    }

    [Fact]
    public void What_is_absent_can_be_asked_for()
    {
        _writer.Finish(Response(default));
        var response = Fbs.Response.Response.GetRoot(_writer.WrittenSpan);
        Assert.Equal((Fbs.Response.BodyType.None, null, 0), (response.BodyType, response.Error, response.ErrorUtf8.Length));

        _writer.Reset();
        _writer.Finish(Fbs.Consumer.LayersChangeNotification.Create(_writer));
        Assert.False(Fbs.Consumer.LayersChangeNotification.GetRoot(_writer.WrittenSpan).HasLayers);

        _writer.Reset();
        _writer.Finish(Fbs.Worker.UpdateSettingsRequest.Create(_writer));
        Assert.Equal(0, Fbs.Worker.UpdateSettingsRequest.GetRoot(_writer.WrittenSpan).LogTags.Count);
    }

    [Fact]
    public void An_empty_string_is_not_an_absent_one()
    {
        _writer.Finish(Fbs.Worker.UpdateSettingsRequest.Create(_writer, logLevel: _writer.String(""), logTags: _writer.Strings([])));
        var request = Fbs.Worker.UpdateSettingsRequest.GetRoot(_writer.WrittenSpan);

        Assert.Equal("", request.LogLevel);
        Assert.True(request.HasLogTags);
    }

    [Fact]
    public void An_element_beyond_the_vector_is_the_callers_mistake()
    {
        _writer.Finish(Fbs.Worker.UpdateSettingsRequest.Create(_writer, logTags: _writer.Strings(["ice", "dtls"])));

        Assert.Equal(["ice", "dtls"], Fbs.Worker.UpdateSettingsRequest.GetRoot(_writer.WrittenSpan).LogTags.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Fbs.Worker.UpdateSettingsRequest.GetRoot(_writer.WrittenSpan).LogTags[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fbs.Worker.UpdateSettingsRequest.GetRoot(_writer.WrittenSpan).LogTags[-1]);
    }

    [Fact]
    public void Numbers_are_read_without_allocation()
    {
        _writer.Finish(Fbs.DataProducer.SendNotification.Create(
            _writer,
            ppid: 51,
            data: _writer.Bytes([1, 2, 3]),
            subchannels: _writer.Scalars<ushort>([1000, 2000]),
            requiredSubchannel: 2000));
        Sum();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = Sum();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(51 + 3 + 3000 + 2000, sum);

        long Sum()
        {
            var message = Fbs.DataProducer.SendNotification.GetRoot(_writer.WrittenSpan);
            var total = message.Ppid + message.Data.Length + (message.RequiredSubchannel ?? 0) + (message.IgnoredSubchannel ?? 0);
            foreach (var subchannel in message.Subchannels)
                total += subchannel;
            return total;
        }
    }

    [Fact]
    public void Tables_that_nest_without_end_are_refused()
    {
        var stats = Stats.Create(_writer, BaseStats.Create(
            _writer, timestamp: 1, ssrc: 2, Fbs.RtpParameters.MediaKind.Audio, _writer.String("audio/opus"), packetsLost: 0, fractionLost: 0,
            jitter: 0, packetsDiscarded: 0, packetsRetransmitted: 0, packetsRepaired: 0, nackCount: 0, nackPacketCount: 0, pliCount: 0,
            firCount: 0, rtxPacketsDiscarded: 0, roundTripTime: 0, score: 0));
        for (var i = 0; i < 100; i++)
            stats = Stats.Create(_writer, SendStats.Create(_writer, stats, packetCount: 0, byteCount: 0, bitrate: 0));
        _writer.Finish(stats);

        var exception = Assert.Throws<InvalidDataException>(() => Descend(Stats.GetRoot(_writer.WrittenSpan)));
        Assert.Equal("The message is corrupt: its tables nest too deep.", exception.Message);
    }

    private static int Descend(Stats stats) =>
        stats.DataType == StatsDataType.SendStats ? 1 + Descend(stats.DataAsSendStats().Base) : 0;

    private Offset<Fbs.Response.Response> Response(Fbs.Response.Body body) =>
        Fbs.Response.Response.Create(_writer, id: 1, accepted: true, body);
}
