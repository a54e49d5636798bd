using Conference.Recorder.Journal;
using Conference.Recorder.Rtp;
using Conference.Recorder.Tests.Media;
using Xunit.Abstractions;

namespace Conference.Recorder.Tests.Units;

/// <summary>From packets to a file, with what FFmpeg sends.</summary>
[Collection(RealMedia.Name)]
public sealed class TakeTests(ITestOutputHelper output)
{
    private const string Picture = "testsrc2=s=640x360:r=30";
    private const string Sound = "sine=f=440:r=48000:b=4";

    [Theory]
    [InlineData("video/VP8", "libvpx")]
    [InlineData("video/VP9", "libvpx-vp9")]
    [InlineData("video/H264", "libx264")]
    [InlineData("audio/opus", "libopus")]
    public async Task What_FFmpeg_sends_stands_in_the_file_frame_for_frame(string mimeType, string encoder)
    {
        using var sent = await SendAsync(encoder, 3);
        await using var bench = new TakeBench(mimeType);
        bench.Send(sent.Packets);
        var journal = await bench.EndAsync();

        Assert.Equal("", await MediaTool.DecodeAsync(bench.File));
        await HoldTheSameAsync(sent.File, bench.File);
        Assert.Empty(journal.OfType<PacketMalformed>());
        Assert.Empty(journal.OfType<PictureDamaged>());
        Assert.Equal(0, Assert.Single(journal.OfType<TakeEnded>()).Lost);
        if (mimeType.StartsWith("video", StringComparison.Ordinal))
        {
            var size = Assert.Single(journal.OfType<PictureSized>());
            Assert.Equal((640, 360), (size.Width, size.Height));
        }
    }

    [Theory]
    [InlineData(true, "libaom-av1")]
    [InlineData(false, "libaom-av1")]
    [InlineData(true, "libsvtav1")]
    public async Task AV1_stands_in_the_file_frame_for_frame(bool countsElements, string encoder)
    {
        string[] options = encoder == "libaom-av1"
            ? ["-usage", "realtime", "-cpu-used", "8", "-lag-in-frames", "0"]
            : ["-preset", "10", "-svtav1-params", "pred-struct=1"];
        var units = await Ivf.EncodeAsync(encoder, "testsrc2=s=640x360:r=30,format=yuv420p", 2, [.. options, "-b:v", "1M", "-g", "30"]);
        await using var bench = new TakeBench("video/AV1");
        bench.Send(Av1Packetizer.Packets(units, 30, countsElements));
        var journal = await bench.EndAsync();

        Assert.Equal("", await MediaTool.DecodeAsync(bench.File));
        Assert.Equal(units.Count, bench.FrameTimes().Length);
        Assert.Equal(60, (await MediaTool.PicturesAsync(bench.File)).Count);
        Assert.True((await MediaTool.PacketsAsync(bench.File)).Count(packet => packet.IsKey) >= 2);
        var size = Assert.Single(journal.OfType<PictureSized>());
        Assert.Equal((640, 360), (size.Width, size.Height));
    }

    [Theory]
    [InlineData("video/VP8", "libvpx")]
    [InlineData("video/H264", "libx264")]
    [InlineData("audio/opus", "libopus")]
    public async Task Packets_in_disorder_and_twice_give_the_same_file(string mimeType, string encoder)
    {
        using var sent = await SendAsync(encoder, 3);
        var random = new Random(7);
        var shuffled = sent.Packets
            .SelectMany(packet => random.Next(10) == 0 ? [packet, packet with { At = packet.At + 0.06 }] : new[] { packet })
            .Select((packet, i) => packet with { At = packet.At + (i == 0 ? 0 : random.NextDouble() * 0.1) })
            .OrderBy(packet => packet.At);
        await using var bench = new TakeBench(mimeType);
        bench.Send(shuffled);
        var journal = await bench.EndAsync();

        await HoldTheSameAsync(sent.File, bench.File);
        Assert.Equal(0, Assert.Single(journal.OfType<TakeEnded>()).Lost);
    }

    [Theory]
    [InlineData("video/VP8", "libvpx")]
    [InlineData("video/VP9", "libvpx-vp9")]
    [InlineData("video/H264", "libx264")]
    public async Task After_a_loss_only_what_can_be_decoded_is_kept_and_a_key_frame_is_asked_for(string mimeType, string encoder)
    {
        using var sent = await SendAsync(encoder, 4);
        var first = TimestampOf(sent.Packets[0]);
        var lost = sent.Packets.First(packet => TimestampOf(packet) - first > 1.5 * 90_000);
        await using var bench = new TakeBench(mimeType);
        bench.Send(sent.Packets.TakeWhile(packet => packet != lost));
        Assert.Equal(0, bench.Feed.Requests);
        bench.Send(sent.Packets.SkipWhile(packet => packet != lost).Skip(1));
        await bench.Feed.FirstAsync();
        var journal = await bench.EndAsync();

        Assert.Equal("", await MediaTool.DecodeAsync(bench.File));
        var all = (await MediaTool.PacketsAsync(sent.File)).Count;
        var kept = bench.FrameTimes().Length;
        var damage = Assert.Single(journal.OfType<PictureDamaged>());
        output.WriteLine($"{kept} of {all} frames; damaged {damage.From:F2}-{damage.To:F2} s, {damage.Frames} frames left out");
        Assert.InRange(damage.From, 1.49, 1.61);
        Assert.InRange(damage.To, 1.9, 2.1);
        Assert.Equal(1, Assert.Single(journal.OfType<TakeEnded>()).Lost);
        Assert.Equal(mimeType == "video/H264" ? all - 1 : all - 1 - damage.Frames, kept);
    }

    [Fact]
    public async Task Lost_sound_is_a_gap_of_its_length()
    {
        using var sent = await SendAsync("libopus", 2);
        await using var bench = new TakeBench("audio/opus");
        bench.Send(sent.Packets.Where((_, i) => i is < 20 or >= 30));
        await bench.EndAsync();

        var times = bench.FrameTimes();
        Assert.Equal(sent.Packets.Count - 10, times.Length);
        Assert.Equal(11 * 0.02, times[20] - times[19], 0.001);
        Assert.Equal("", await MediaTool.DecodeAsync(bench.File));
    }

    [Fact]
    public async Task Discontinuous_sound_is_kept_with_its_pauses()
    {
        // What Chromium sends in silence: a packet of one or two bytes each 400 ms.
        await using var bench = new TakeBench("audio/opus");
        for (var i = 0; i < 50; i++)
            bench.Send(RtpWriter.Packet((ushort)i, (uint)(i * 19_200), i == 0, i % 2 == 0 ? [0xF8] : [0x78, 0x01]), i * 0.4);
        await bench.EndAsync();

        Assert.Equal(50, bench.FrameTimes().Length);
        Assert.Equal(49 * 0.4, bench.FrameTimes()[^1], 0.001);
        Assert.Equal("", await MediaTool.DecodeAsync(bench.File));
    }

    [Theory]
    [InlineData("video/VP8", "libvpx")]
    [InlineData("video/VP9", "libvpx-vp9")]
    [InlineData("video/H264", "libx264")]
    public async Task The_picture_may_change_its_size(string mimeType, string encoder)
    {
        using var large = await SendAsync(encoder, 2);
        using var small = await RtpPackets.RecordAsync("testsrc2=s=320x240:r=30", 2, Encoding(encoder));
        await using var bench = new TakeBench(mimeType);
        bench.Send(large.Packets);
        bench.Send(small.Packets.Select(packet => packet with { At = packet.At + large.Packets[^1].At + 0.04 }));
        var journal = await bench.EndAsync();

        Assert.Equal([(640, 360), (320, 240)], journal.OfType<PictureSized>().Select(size => (size.Width, size.Height)));
        Assert.Equal("", await MediaTool.DecodeAsync(bench.File));
        var pictures = await MediaTool.PicturesAsync(bench.File, "-vf", "scale=320:240");
        Assert.Equal((await MediaTool.PicturesAsync(large.File)).Count + (await MediaTool.PicturesAsync(small.File)).Count, pictures.Count);
        Assert.Equal(2, journal.OfType<ClockRebased>().Count());
    }

    [Fact]
    public async Task Spatial_layers_of_one_picture_are_kept_together()
    {
        var frames = await Ivf.EncodeAsync("libvpx-vp9", Picture, 1, "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0");
        await using var bench = new TakeBench("video/VP9");
        ushort sequence = 0;
        for (var i = 0; i + 1 < frames.Count; i += 2)
        {
            for (var layer = 0; layer < 2; layer++)
            {
                // I, L, B, E; in inter pictures P. Spatial layer 1 depends on layer 0 of the same picture.
                byte[] payload = [(byte)(0xAC | (i > 0 ? 0x40 : 0)), (byte)(i / 2), (byte)(layer << 1 | layer), 0, .. frames[i + layer]];
                bench.Send(RtpWriter.Packet(sequence++, (uint)(i * 3000), layer == 1, payload), i / 30.0);
            }
        }

        var journal = await bench.EndAsync();

        Assert.Equal(frames.Count / 2, bench.FrameTimes().Length);
        Assert.Empty(journal.OfType<PacketMalformed>());

        // FFmpeg's own decoder takes superframes apart and shows every frame of these, which all are to be shown.
        Assert.Equal(frames.Count, (await MediaTool.PicturesAsync(bench.File, "-fps_mode", "passthrough")).Count);
    }

    [Fact]
    public async Task A_frame_is_on_the_disk_a_second_after_it_came()
    {
        using var sent = await SendAsync("libvpx", 1);
        await using var bench = new TakeBench("video/VP8");
        bench.Send(sent.Packets);
        bench.Tick(sent.Packets[^1].At + 0.75);
        await bench.WrittenAsync(sent.Packets.Count > 0 ? (await MediaTool.PacketsAsync(sent.File)).Count : 0);
    }

    private static uint TimestampOf(RtpPackets.Packet packet) => RtpHeader.TryRead(packet.Bytes, out var header) ? header.Timestamp : 0;

    private static Task<RtpPackets> SendAsync(string encoder, double seconds) =>
        RtpPackets.RecordAsync(encoder == "libopus" ? Sound : Picture, seconds, Encoding(encoder));

    private static string[] Encoding(string encoder) => encoder switch
    {
        "libopus" => ["-c:a", encoder, "-b:a", "64k", "-ac", "2"],
        "libx264" => ["-c:v", encoder, "-preset", "veryfast", "-tune", "zerolatency", "-profile:v", "main", "-pix_fmt", "yuv420p", "-b:v", "800k", "-g", "30"],
        _ => ["-c:v", encoder, "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0", "-auto-alt-ref", "0", "-b:v", "800k", "-g", "30", "-strict", "experimental"],
    };

    /// <summary>But for the first and the last packet of sound, of which FFmpeg's own file leaves out what the encoder put around it.</summary>
    private static async Task HoldTheSameAsync(string sent, string recorded)
    {
        var around = (await MediaTool.PacketsAsync(sent))[1].Time < 0.03 ? 1 : 0;
        Assert.Equal(
            (await MediaTool.PicturesAsync(sent)).Skip(around).SkipLast(around), (await MediaTool.PicturesAsync(recorded)).Skip(around).SkipLast(around));
    }
}
