using System.Buffers.Binary;
using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class FrameReaderTests
{
    private static readonly byte[][] Payloads =
    [
        [], [1], [2, 2], [.. Enumerable.Repeat((byte)3, 100)], [4, 4, 4, 4, 4], [], [.. Enumerable.Range(0, 255).Select(i => (byte)i)],
    ];

    [Fact]
    public void A_stream_cut_at_any_byte_gives_the_same_frames_in_the_same_order()
    {
        var bytes = Payloads.SelectMany(FrameOf).ToArray();
        for (var cut = 0; cut <= bytes.Length; cut++)
            Assert.Equal(Payloads, ReadAll(new ChunkedStream(bytes[..cut], bytes[cut..])));
    }

    [Fact]
    public void A_stream_cut_at_any_two_bytes_gives_the_same_frames_in_the_same_order()
    {
        byte[][] payloads = [[1, 1, 1], [], [2], [3, 3, 3, 3, 3]];
        var bytes = payloads.SelectMany(FrameOf).ToArray();
        for (var first = 0; first <= bytes.Length; first++)
        {
            for (var second = first; second <= bytes.Length; second++)
                Assert.Equal(payloads, ReadAll(new ChunkedStream(bytes[..first], bytes[first..second], bytes[second..])));
        }
    }

    [Fact]
    public void Frames_that_come_byte_by_byte_are_joined() =>
        Assert.Equal(Payloads, ReadAll(new ChunkedStream(Payloads.SelectMany(FrameOf).Select(value => new[] { value }))));

    [Fact]
    public void Frames_that_come_together_are_split() =>
        Assert.Equal(Payloads, ReadAll(new ChunkedStream([.. Payloads.SelectMany(FrameOf)])));

    [Fact]
    public void Frames_larger_than_the_buffer_are_whole_and_leave_the_next_ones_intact()
    {
        byte[][] payloads = [[1], new byte[Frame.MaxPayloadLength], [2, 3], new byte[100_000], [4]];
        Random.Shared.NextBytes(payloads[1]);
        Random.Shared.NextBytes(payloads[3]);
        var bytes = payloads.SelectMany(FrameOf).ToArray();
        Assert.Equal(payloads, ReadAll(new ChunkedStream(bytes.Chunk(65_000))));
    }

    [Fact]
    public void A_frame_above_the_limit_is_refused_as_soon_as_its_length_is_known()
    {
        var prefix = new byte[Frame.PrefixLength];
        BinaryPrimitives.WriteUInt32LittleEndian(prefix, Frame.MaxPayloadLength + 1);
        var reader = new FrameReader(new ChunkedStream([.. FrameOf([7]), .. prefix]));
        Assert.True(reader.TryRead(out var first));
        Assert.Equal([7], first.ToArray());
        var thrown = Assert.Throws<InvalidDataException>(() => reader.TryRead(out _));
        Assert.Contains("8388605", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_ends_inside_a_frame_ends_without_it()
    {
        var bytes = FrameOf([1, 2, 3]);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Empty(ReadAll(new ChunkedStream(bytes[..length])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void What_is_held_of_a_frame_stays_as_it_is_while_the_reader_goes_on(int holdEvery)
    {
        var random = new Random(1);
        byte[][] payloads = [.. Enumerable.Range(0, 2_000).Select(i => new byte[i % 500 == 499 ? 200_000 : random.Next(1, 1_400)])];
        foreach (var payload in payloads) random.NextBytes(payload);
        var reader = new FrameReader(new ChunkedStream(payloads.SelectMany(FrameOf).Chunk(65_536)));
        List<(byte[] Expected, HeldBytes Held)> waiting = [];
        for (var i = 0; i < payloads.Length; i++)
        {
            Assert.True(reader.TryRead(out var read));
            Assert.Equal(payloads[i], read.ToArray());
            if (i % holdEvery == 0)
            {
                Assert.True(reader.TryHold(read.Span, out var held));
                waiting.Add((payloads[i], held));
            }

            if (waiting.Count < 100) continue;
            ReleaseAll();
        }

        ReleaseAll();

        void ReleaseAll()
        {
            foreach (var (expected, held) in waiting)
            {
                Assert.Equal(expected, held.Memory.ToArray());
                held.Buffer!.Release();
            }

            waiting.Clear();
        }
    }

    [Fact]
    public void No_more_is_held_than_the_limit_until_something_is_released()
    {
        const int Megabyte = 1024 * 1024;
        var frame = FrameOf(new byte[Megabyte]);
        var reader = new FrameReader(new ChunkedStream(Enumerable.Repeat(frame, 200)));
        List<HeldBytes> waiting = [];
        while (reader.TryRead(out var read) && reader.TryHold(read.Span, out var held)) waiting.Add(held);
        Assert.InRange(waiting.Count, ReceiveBuffers.MaxHeld / Megabyte, (ReceiveBuffers.MaxHeld / Megabyte) + 1);

        waiting[0].Buffer!.Release();
        Assert.True(reader.TryRead(out var next));
        Assert.True(reader.TryHold(next.Span, out _));
    }

    private static byte[] FrameOf(byte[] payload)
    {
        var frame = new byte[Frame.PrefixLength + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)payload.Length);
        payload.CopyTo(frame, Frame.PrefixLength);
        return frame;
    }

    private static List<byte[]> ReadAll(Stream stream)
    {
        var reader = new FrameReader(stream);
        List<byte[]> payloads = [];
        while (reader.TryRead(out var payload)) payloads.Add(payload.ToArray());
        return payloads;
    }
}
