using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;
using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class PacketEventTests : AsyncTest
{
    private static readonly Guid Consumer = Guid.NewGuid();

    private readonly RecordingLogger _logger = new();
    private readonly ManualResetEventSlim _gate = new();
    private readonly FakeWorker _worker;
    private readonly PacketSource _source;

    public PacketEventTests()
    {
        _worker = new FakeWorker(_logger);
        _source = new PacketSource(_worker.Channel);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task Packets_are_whole_and_in_order_however_late_the_handler_comes_to_them()
    {
        var random = new Random(1);
        byte[][] packets = [.. Enumerable.Range(0, 5_000).Select(_ => new byte[random.Next(1, 1_500)])];
        foreach (var packet in packets) random.NextBytes(packet);
        List<byte[]> heard = [];
        var done = new TaskCompletionSource();
        _source.Received += (_, packet) =>
        {
            _gate.Wait();
            heard.Add(packet.ToArray());
            if (heard.Count == packets.Length) done.SetResult();
        };
        _worker.Channel.Publish(Consumer, _source);
        await _worker.SendAsync(packets.Select(packet => WorkerMessages.Rtp(Consumer, packet)));
        await AnswerARequestAsync();
        _gate.Set();
        await done.Task;
        Assert.Equal(packets, heard);
        Assert.Equal(0, _worker.Channel.DroppedPackets);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_packet_that_comes_before_its_entity_is_handed_out_when_the_entity_is_there()
    {
        _worker.Channel.Handlers.Expect(Consumer);
        await _worker.SendAsync(WorkerMessages.Rtp(Consumer, [1, 2, 3]));
        await AnswerARequestAsync();
        var heard = new TaskCompletionSource<byte[]>();
        _source.Received += (_, packet) => heard.SetResult(packet.ToArray());
        _worker.Channel.Publish(Consumer, _source);
        Assert.Equal([1, 2, 3], await heard.Task);
    }

    [Fact(Timeout = Limits.Quick)]
    public async Task A_handler_that_hangs_costs_packets_that_are_counted_and_holds_up_no_response()
    {
        var frame = WorkerMessages.Rtp(Consumer, new byte[1_000_000]);
        var sent = 2 * (int)(ReceiveBuffers.MaxHeld / frame.Length);
        var heard = 0;
        var last = new TaskCompletionSource();
        _source.Received += (_, packet) =>
        {
            _gate.Wait();
            Interlocked.Increment(ref heard);
            if (packet.Length == 1) last.SetResult();
        };
        _worker.Channel.Publish(Consumer, _source);
        await _worker.SendAsync(Enumerable.Repeat(frame, sent));
        await AnswerARequestAsync();

        var dropped = _worker.Channel.DroppedPackets;
        Assert.InRange(dropped, sent / 3, sent);
        Assert.Contains(
            _logger.Entries, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("is lost", StringComparison.Ordinal));

        _gate.Set();
        await LetHandlersFinishAsync();
        Assert.Equal(sent - dropped, heard);
        await _worker.SendAsync(WorkerMessages.Rtp(Consumer, [1]));
        await last.Task;
        Assert.Equal(dropped, _worker.Channel.DroppedPackets);
    }

    protected override async Task CleanUpAsync()
    {
        _gate.Set();
        await _worker.DisposeAsync();
        _gate.Dispose();
    }

    /// <summary>Ends when the reader has read all that was sent before.</summary>
    private async Task AnswerARequestAsync()
    {
        var answer = _worker.Channel.RequestAsync(new GetResourceUsageRequest(), CancellationToken.None);
        await _worker.SendAsync(WorkerMessages.Usage((await _worker.ReceiveAsync()).Id, 1));
        await answer;
    }

    private async Task LetHandlersFinishAsync()
    {
        var finished = new TaskCompletionSource();
        _worker.Channel.Events.Raise((_, _) => finished.SetResult(), this, EventArgs.Empty);
        await finished.Task;
    }
}
