using Conference.Mediasoup.Wire;
using Fbs.Message;
using Fbs.Request;
using Fbs.RtpParameters;
using Fbs.Worker;

namespace Conference.Mediasoup.Schema.Tests;

public sealed class WriterTests
{
    private readonly FlatWriter _writer = new(16);

    [Fact]
    public void A_request_goes_through_the_union_of_its_message()
    {
        var method = Message.GetRoot(Request("router-1")).DataAsRequest();

        Assert.Equal(Fbs.Message.BodyType.Request, Message.GetRoot(_writer.WrittenSpan).DataType);
        Assert.Equal((7u, Method.WorkerCreateRouter, "handler"), (method.Id, method.Method, method.HandlerId));
        Assert.Equal("router-1", method.BodyAsWorkerCreateRouterRequest().RouterId);
    }

    [Fact]
    public void The_frame_is_the_message_behind_its_length()
    {
        var message = Request("router-1");

        Assert.Equal(BitConverter.GetBytes(message.Length).Concat(message), _writer.WrittenFrame.ToArray());
    }

    [Fact]
    public void Nothing_is_allocated_once_the_buffer_has_grown()
    {
        var mappings = new (byte From, byte To)[] { (96, 101), (97, 102) };
        Func<FlatWriter, (byte From, byte To), Offset<CodecMapping>> write = static (writer, item) => CodecMapping.Create(writer, item.From, item.To);
        Write();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Write();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Write()
        {
            _writer.Reset();
            var mapping = RtpMapping.Create(
                _writer,
                codecs: _writer.Tables(mappings, write),
                encodings: _writer.Tables(mappings, static (writer, item) => EncodingMapping.Create(writer, item.From, writer.String("rid"), item.To)));
            _writer.Finish(mapping);
        }
    }

    [Fact]
    public void Equal_vtables_are_written_once()
    {
        var one = Size([(96, 101)]);
        var two = Size([(96, 101), (97, 102)]);
        var three = Size([(96, 101), (97, 102), (98, 103)]);

        // An offset in the vector, and a table of an offset and two bytes padded to four.
        Assert.Equal((12, 12), (two - one, three - two));

        int Size((byte From, byte To)[] mappings)
        {
            _writer.Reset();
            _writer.Finish(RtpMapping.Create(
                _writer,
                codecs: _writer.Tables(mappings, static (writer, item) => CodecMapping.Create(writer, item.From, item.To)),
                encodings: _writer.Tables(mappings[..1], static (writer, _) => EncodingMapping.Create(writer, mappedSsrc: 1))));
            return _writer.WrittenSpan.Length;
        }
    }

    [Fact]
    public void A_message_shows_nothing_of_the_one_before()
    {
        var clean = Request("router-1");
        _writer.Reset();
        _writer.Utf8(Enumerable.Repeat((byte)0xFF, clean.Length * 2).ToArray());

        Assert.Equal(clean, Request("router-1"));
    }

    [Fact]
    public void A_required_field_that_is_not_given_is_named()
    {
        var missing = Assert.Throws<ArgumentException>(() => CreateRouterRequest.Create(_writer, _writer.String(null)));
        var absent = Assert.Throws<ArgumentException>(() => Message.Create(_writer, default));

        Assert.Contains("FBS.Worker.CreateRouterRequest.router_id is required", missing.Message, StringComparison.Ordinal);
        Assert.Contains("FBS.Message.Message.data is required", absent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_exception_the_writer_goes_on()
    {
        Assert.Throws<ArgumentException>(() => _writer.Tables([1, 2], static (_, _) => default(Offset<CodecMapping>)));

        Assert.Equal("router-2", Message.GetRoot(Request("router-2")).DataAsRequest().BodyAsWorkerCreateRouterRequest().RouterId);
    }

    [Fact]
    public void A_finished_message_is_not_written_on()
    {
        Request("router-1");

        Assert.Throws<InvalidOperationException>(() => _writer.String("more"));
        Assert.Throws<InvalidOperationException>(() => PortRange());
        Assert.Throws<InvalidOperationException>(() => _writer.Finish(new Offset<Message>(1)));
    }

    [Fact]
    public void An_unfinished_message_is_not_taken()
    {
        Request("router-1");
        _writer.Reset();

        Assert.Throws<InvalidOperationException>(() => _writer.WrittenMemory);
        Assert.Throws<ArgumentException>(() => _writer.Finish(default(Offset<Message>)));
    }

    private Offset<Fbs.Transport.PortRange> PortRange() => Fbs.Transport.PortRange.Create(_writer, min: 1);

    private byte[] Request(string router)
    {
        _writer.Reset();
        var request = Fbs.Request.Request.Create(
            _writer,
            id: 7,
            method: Method.WorkerCreateRouter,
            handlerId: _writer.String("handler"),
            body: CreateRouterRequest.Create(_writer, routerId: _writer.String(router)));
        _writer.Finish(Message.Create(_writer, data: request));
        return _writer.WrittenSpan.ToArray();
    }
}
