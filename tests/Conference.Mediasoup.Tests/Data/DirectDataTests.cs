using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Data;

/// <summary>Messages through a real worker and back into this process.</summary>
public sealed class DirectDataTests : WorkerTest
{
    private const string End = "end";

    private DirectTransport _transport = null!;
    private DataProducer _producer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _transport = await Router.CreateDirectTransportAsync(
            new DirectTransportOptions { MaxReceiveMessageSize = 300_000, MaxSendMessageSize = 300_000 }, None);
        _producer = await _transport.ProduceDataAsync(new DataProducerOptions { Label = "chat", Protocol = "v1" }, None);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Text_bytes_and_empty_messages_arrive_as_what_they_are()
    {
        var log = new MessageLog(await ConsumeAsync());
        _producer.Send("grüße 😀");
        _producer.Send("bytes"u8);
        _producer.Send("");
        _producer.Send(ReadOnlySpan<byte>.Empty);
        _producer.Send("custom", new DataSendOptions { Ppid = new Ppid(4_711) });
        _producer.Send("doesn't count", new DataSendOptions { Ppid = Ppid.EmptyText });
        (string, Ppid)[] expected =
        [
            ("grüße 😀", Ppid.Text), ("bytes", Ppid.Binary), ("", Ppid.EmptyText), ("", Ppid.EmptyBinary), ("custom", new Ppid(4_711)),
            ("", Ppid.EmptyText),
        ];
        foreach (var message in expected) Assert.Equal(message, await log.TakeAsync());
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Messages_of_all_sizes_up_to_the_limit_arrive_unchanged_and_in_order()
    {
        var random = new Random(1);
        byte[][] messages = [.. Enumerable.Range(0, 300).Select(i => new byte[i % 50 == 49 ? 300_000 : random.Next(1, 3_000)])];
        foreach (var message in messages) random.NextBytes(message);
        List<byte[]> heard = [];
        var done = new TaskCompletionSource();
        var consumer = await ConsumeAsync();
        consumer.MessageReceived += (_, message) =>
        {
            heard.Add(message.Payload.ToArray());
            if (heard.Count == messages.Length) done.SetResult();
        };
        foreach (var message in messages) _producer.Send(message);
        await done.Task;
        Assert.Equal(messages, heard);

        var received = await _producer.GetStatsAsync(None);
        var sent = await consumer.GetStatsAsync(None);
        var bytes = (ulong)messages.Sum(message => message.Length);
        Assert.Equal(("chat", "v1", 300ul, bytes), (received.Label, received.Protocol, received.MessagesReceived, received.BytesReceived));
        Assert.Equal(("chat", "v1", 300ul, bytes, 0u), (sent.Label, sent.Protocol, sent.MessagesSent, sent.BytesSent, sent.BufferedAmount));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Nothing_passes_a_paused_data_producer_or_data_consumer()
    {
        var consumer = await ConsumeAsync();
        var log = new MessageLog(consumer);
        _producer.Send("1");
        await _producer.PauseAsync(None);
        _producer.Send("2");
        await _producer.ResumeAsync(None);
        _producer.Send("3");
        await consumer.PauseAsync(None);
        _producer.Send("4");
        await consumer.ResumeAsync(None);
        _producer.Send(End);
        Assert.Equal(["1", "3"], await log.TakeUntilAsync(End));
        Assert.Equal(5ul, (await _producer.GetStatsAsync(None)).MessagesReceived);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Subchannels_decide_who_gets_a_message()
    {
        var one = await ConsumeAsync(1, 11, 666);
        var two = await ConsumeAsync(2, 22, 666);
        var (logOne, logTwo) = (new MessageLog(one), new MessageLog(two));
        Send("all");
        Send("either", subchannels: [1, 2]);
        Send("either and required", subchannels: [11, 22, 33], required: 666);
        Send("nobody has it", subchannels: [3], required: 666);
        Send("nobody has what is required", subchannels: [666], required: 3);
        Send("first", subchannels: [1]);
        Send("second by requirement", subchannels: [666], required: 2);
        Send("not the first", ignored: 1);
        await two.AddSubchannelAsync(1, None);
        Send("both now", subchannels: [1]);
        await two.RemoveSubchannelAsync(1, None);
        Send("first again", subchannels: [1]);
        Send(End);

        Assert.Equal(["all", "either", "either and required", "first", "both now", "first again"], await logOne.TakeUntilAsync(End));
        Assert.Equal(
            ["all", "either", "either and required", "second by requirement", "not the first", "both now"],
            await logTwo.TakeUntilAsync(End));

        void Send(string text, IReadOnlyList<ushort>? subchannels = null, ushort? required = null, ushort? ignored = null) =>
            _producer.Send(
                text,
                new DataSendOptions { Subchannels = subchannels ?? [], RequiredSubchannel = required, IgnoredSubchannel = ignored });
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Subchannels_are_a_set()
    {
        var consumer = await ConsumeAsync(7, 7, 65_535);
        Assert.Equal<ushort>([7, 65_535], consumer.Subchannels.Order());
        await consumer.SetSubchannelsAsync([0, 5, 5], None);
        Assert.Equal<ushort>([0, 5], consumer.Subchannels.Order());
        await consumer.AddSubchannelAsync(5, None);
        await consumer.AddSubchannelAsync(9, None);
        await consumer.RemoveSubchannelAsync(1_000, None);
        Assert.Equal<ushort>([0, 5, 9], consumer.Subchannels.Order());
        Assert.Equal<ushort>([0, 5, 9], (await consumer.DumpAsync(None)).Subchannels.Order());
        await consumer.SetSubchannelsAsync([], None);
        Assert.Empty(consumer.Subchannels);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_message_above_the_limit_is_the_caller_s_mistake_and_nothing_is_sent()
    {
        var log = new MessageLog(await ConsumeAsync());
        var thrown = Assert.Throws<ArgumentException>(() => _producer.Send(new byte[300_001]));
        Assert.Contains("300000", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _producer.Send(new string('ü', 150_001)));
        _producer.Send(End);
        Assert.Empty(await log.TakeUntilAsync(End));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task What_needs_an_endpoint_is_refused_on_a_direct_transport()
    {
        var consumer = await ConsumeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await consumer.SendAsync("text", null, None));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await consumer.SendAsync(new byte[1], null, None));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await consumer.GetBufferedAmountAsync(None));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await consumer.SetBufferedAmountLowThresholdAsync(1, None));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await _transport.SetMaxIncomingBitrateAsync(1, None));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await _transport.SetMaxOutgoingBitrateAsync(1, None));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await _transport.SetMinOutgoingBitrateAsync(1, None));
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Nothing_can_be_sent_after_the_close()
    {
        await _producer.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => _producer.Send("late"));
        await _transport.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => _transport.SendRtcp([1]));
        await Worker.DisposeAsync();
        Assert.Throws<ChannelClosedException>(() => _transport.SendRtcp([1]));
    }

    private Task<DataConsumer> ConsumeAsync(params ushort[] subchannels) =>
        _transport.ConsumeDataAsync(new DataConsumerOptions { DataProducerId = _producer.Id, Subchannels = subchannels }, None);
}
