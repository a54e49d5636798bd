using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Conference.Mediasoup.Tests.Channels;

public sealed class WorkerChannelReadingTests
{
    private static readonly Guid Consumer = Guid.NewGuid();

    [Fact]
    public void A_byte_stream_of_many_messages_cut_at_any_byte_gives_the_same_messages_in_the_same_order()
    {
        var messages = Enumerable.Range(0, 40)
            .SelectMany(i => new[] { WorkerMessages.Score(Consumer, (byte)i), WorkerMessages.Log($"Dmessage {i}") })
            .ToArray();
        var bytes = messages.SelectMany(message => message).ToArray();
        var scores = Enumerable.Range(0, 40).Select(i => (byte)i);
        var logs = Enumerable.Range(0, 40).Select(i => (LogLevel.Debug, $"Worker 1: message {i}"));

        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var (heard, logged) = Read(new ChunkedStream(bytes[..cut], bytes[cut..]));
            Assert.Equal(scores, heard);
            Assert.Equal(logs, logged);
        }
    }

    [Theory]
    [InlineData('D', LogLevel.Debug)]
    [InlineData('W', LogLevel.Warning)]
    [InlineData('E', LogLevel.Error)]
    [InlineData('X', LogLevel.Information)]
    public void A_worker_s_log_keeps_its_level(char letter, LogLevel level) =>
        Assert.Equal([(level, "Worker 1: it rains")], Read(new ChunkedStream(WorkerMessages.Log(letter + "it rains"))).Logs);

    [Fact]
    public void A_notification_for_what_has_no_id_is_dropped()
    {
        var (scores, logs) = Read(new ChunkedStream(WorkerMessages.Running(1), WorkerMessages.For("1"), WorkerMessages.Score(Consumer, 1)));
        Assert.Equal([1], scores);
        Assert.Contains("for 1,", Assert.Single(logs).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Garbage_ends_the_reading_with_an_error()
    {
        var garbage = new byte[64];
        Array.Fill(garbage, (byte)0xAB);
        byte[] frame = [64, 0, 0, 0, .. garbage];
        Assert.Throws<InvalidDataException>(() => Read(new ChunkedStream(WorkerMessages.Score(Consumer, 1), frame)));
    }

    [Fact]
    public void Any_single_bit_flipped_in_a_message_breaks_nothing_but_that_message()
    {
        var message = WorkerMessages.Score(Consumer, 5);
        for (var bit = Frame.PrefixLength * 8; bit < message.Length * 8; bit++)
        {
            var flipped = (byte[])message.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.True(Read(new ChunkedStream(flipped)).Scores.Count <= 1);
            }
            catch (InvalidDataException)
            {
                // The only error that bytes from the worker may cause.
            }
        }
    }

    private static (List<byte> Scores, List<(LogLevel Level, string Text)> Logs) Read(Stream stream)
    {
        var logger = new RecordingLogger();
        var recorder = new ScoreRecorder();
        var channel = new WorkerChannel(1, Stream.Null, stream, logger.Factory);
        channel.Publish(Consumer, recorder);
        channel.ReadToEnd();
        return (recorder.Scores, [.. logger.Entries]);
    }
}
