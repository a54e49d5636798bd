using Conference.Recorder.Journal;
using Conference.Recorder.Matroska;
using Conference.Recorder.Rtp;
using Conference.Recorder.Tests.Media;

namespace Conference.Recorder.Tests.Units;

public sealed class DepacketizerTests
{
    [Theory]
    [InlineData("video/VP8")]
    [InlineData("video/VP9")]
    [InlineData("video/H264")]
    [InlineData("video/AV1")]
    [InlineData("audio/opus")]
    public async Task Garbage_is_noted_at_its_beginning_and_at_the_end_and_harms_nobody(string mimeType)
    {
        var random = new Random(11);
        await using var bench = new TakeBench(mimeType);
        for (var i = 0; i < 20_000; i++)
        {
            var payload = new byte[random.Next(random.Next(2) == 0 ? 4 : 200)];
            random.NextBytes(payload);
            bench.Send(RtpWriter.Packet((ushort)(i + random.Next(-2, 3)), (uint)(i / 3 * 3000), random.Next(3) == 0, payload), i / 100.0);
        }

        var journal = await bench.EndAsync();

        var malformed = journal.OfType<PacketMalformed>().ToArray();
        Assert.InRange(malformed.Length, 0, 2);
        Assert.All(malformed.Take(1), told => Assert.Equal((told.At, 1), (told.Since, told.Count)));
        Assert.All(malformed.Skip(1), told => Assert.Equal(malformed[0].Since, told.Since));
        Assert.All(malformed.Skip(1), told => Assert.InRange(told.Count, 2, 20_000));
        Assert.False(new MatroskaScanner(bench.File).IsDamaged);
    }

    [Theory]
    [InlineData("video/VP8", "libvpx")]
    [InlineData("video/VP9", "libvpx-vp9")]
    [InlineData("video/AV1", "libaom-av1")]
    public async Task Damaged_packets_harm_nothing_behind_the_next_key_frame(string mimeType, string encoder)
    {
        var frames = await Ivf.EncodeAsync(
            encoder, "testsrc2=s=320x180:r=30,format=yuv420p", 4, "-cpu-used", "8", "-lag-in-frames", "0", "-b:v", "300k", "-g", "15");
        var whole = mimeType == "video/AV1"
            ? [.. Av1Packetizer.Packets(frames, 30, countsElements: true)]
            : frames.Select((frame, i) => new RtpPackets.Packet(
                i / 30.0, RtpWriter.Packet((ushort)i, (uint)(i * 3000), marker: true, [Descriptor(mimeType, frame), .. frame]))).ToArray();
        var random = new Random(5);
        await using var bench = new TakeBench(mimeType);
        foreach (var packet in whole)
        {
            var bytes = packet.Bytes.ToArray();
            if (packet.At is > 0.6 and < 2)
            {
                for (var flips = random.Next(4); flips > 0; flips--)
                    bytes[random.Next(12, bytes.Length)] ^= (byte)(1 << random.Next(8));
                if (random.Next(10) == 0)
                    bytes = bytes[..random.Next(13, bytes.Length)];
            }

            bench.Send(bytes, packet.At);
        }

        await bench.EndAsync();

        var times = bench.FrameTimes();
        Assert.Equal(times.Order(), times);
        Assert.Equal(60, times.Count(time => time >= 1.999));
    }

    [Theory]
    [InlineData(new byte[] { 0x08 }, 0.02)]
    [InlineData(new byte[] { 0x78, 0 }, 0.02)]
    [InlineData(new byte[] { 0xF8 }, 0.02)]
    [InlineData(new byte[] { 0xE0, 1 }, 0.0025)]
    [InlineData(new byte[] { 0x19, 1, 1 }, 0.12)]
    [InlineData(new byte[] { 0x19, 1 }, 0)]
    [InlineData(new byte[] { 0x0B, 6 }, 0.12)]
    [InlineData(new byte[] { 0x0B, 7 }, 0)]
    [InlineData(new byte[] { 0x0B }, 0)]
    [InlineData(new byte[] { 0x0B, 0 }, 0)]
    [InlineData(new byte[0], 0)]
    public void An_Opus_packet_tells_how_long_it_sounds(byte[] packet, double seconds) => Assert.Equal(seconds, OpusPacket.DurationOf(packet), 6);

    [Fact]
    public void Parameter_sets_are_taken_from_the_format_parameters_and_put_before_each_key_frame()
    {
        const string format = "profile-level-id=42e01f;packetization-mode=1;sprop-parameter-sets=Z0LAHtkDxWhAAAADAEAAAAwDxYuS,aMuMsg==";
        var depacketizer = new H264Depacketizer(format);
        depacketizer.Begin();
        Assert.True(depacketizer.TryAppend([0x65, 0x88, 0x80]));
        Assert.True(depacketizer.TryFinish());

        Assert.True(depacketizer.IsKey);
        Assert.Equal(0x67, depacketizer.Frame[4] & 0x7F);
        Assert.True(depacketizer.Frame.EndsWith((ReadOnlySpan<byte>)[0, 0, 0, 3, 0x65, 0x88, 0x80]));
        Assert.InRange(depacketizer.Width, 16, 4096);
        Assert.Equal(1, depacketizer.Track.CodecPrivate.Span[0]);
    }

    [Fact]
    public void A_key_frame_without_any_parameter_sets_is_none()
    {
        var depacketizer = new H264Depacketizer("packetization-mode=1;sprop-parameter-sets=!!,==");
        depacketizer.Begin();
        Assert.True(depacketizer.TryAppend([0x65, 0x88, 0x80]));
        Assert.False(depacketizer.TryFinish());
    }

    [Fact]
    public async Task A_key_frame_is_due_after_ten_seconds_while_packets_flow_and_not_without()
    {
        var frames = await Ivf.EncodeAsync(
            "libvpx", "testsrc2=s=160x90:r=10", 12, "-deadline", "realtime", "-cpu-used", "8", "-g", "1000", "-keyint_min", "1000", "-sc_threshold", "0");
        await using var bench = new TakeBench("video/VP8");
        for (var i = 0; i < frames.Count; i++)
        {
            bench.Send(RtpWriter.Packet((ushort)i, (uint)(i * 9000), true, [0x10, .. frames[i]]), i / 10.0);
            Assert.Equal(i / 10.0 > 10, bench.KeyFrameIsDue(i / 10.0));
        }

        Assert.False(bench.KeyFrameIsDue(14));
    }

    private static byte Descriptor(string mimeType, byte[] frame) => mimeType == "video/VP8"
        ? (byte)0x10
        : (byte)(0x0C | ((frame[0] & 0x04) != 0 ? 0x40 : 0));
}
