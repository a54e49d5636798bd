using Conference.Recorder.Journal;
using Conference.Recorder.Tests.Media;

namespace Conference.Recorder.Tests.Units;

/// <summary>A worker that forwards fewer temporal layers leaves every other frame out, and numbers the packets as if it had never been.</summary>
[Collection(RealMedia.Name)]
public sealed class TemporalLayerTests
{
    private const int Rate = 30;

    [Theory]
    [InlineData("video/VP8", "libvpx")]
    [InlineData("video/VP9", "libvpx-vp9")]
    public async Task Frames_of_a_layer_that_is_not_forwarded_are_no_loss(string mimeType, string encoder)
    {
        var frames = await Ivf.EncodeAsync(
            encoder, "testsrc2=s=320x180:r=30", 3, "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0", "-b:v", "400k", "-g", "90", "-error-resilient", "1",
            "-ts-parameters", "ts_number_layers=2:ts_target_bitrate=250,400:ts_rate_decimator=2,1:ts_periodicity=2:ts_layer_id=0,1:ts_layering_mode=2");
        var all = await PicturesOfAsync(mimeType, frames, _ => true);
        Assert.Equal(frames.Count, all.Count);

        // A second of both layers, a second of the lower one, a second of both.
        bool IsForwarded(int frame) => frame is < Rate or >= 2 * Rate || frame % 2 == 0;

        Assert.Equal(all.Where((_, frame) => IsForwarded(frame)), await PicturesOfAsync(mimeType, frames, IsForwarded));
    }

    /// <summary>A hash of each picture that can be decoded of what was captured.</summary>
    private static async Task<IReadOnlyList<string>> PicturesOfAsync(string mimeType, IReadOnlyList<byte[]> frames, Func<int, bool> isForwarded)
    {
        await using var bench = new TakeBench(mimeType);
        ushort sequence = 65_500;
        var pictureId = 32_740;
        for (var i = 0; i < frames.Count; i++)
        {
            if (!isForwarded(i))
                continue;
            byte[] payload = [.. mimeType == "video/VP8" ? Vp8Descriptor(pictureId++, i % 2) : Vp9Descriptor(pictureId++, i % 2, isInter: i > 0), .. frames[i]];
            bench.Send(RtpWriter.Packet(sequence++, (uint)(i * 90_000 / Rate), marker: true, payload), (double)i / Rate);
        }

        var journal = await bench.EndAsync();
        Assert.Empty(journal.OfType<PictureDamaged>());
        Assert.Empty(journal.OfType<PacketMalformed>());
        Assert.Equal("", await MediaTool.DecodeAsync(bench.File));
        return await MediaTool.PicturesAsync(bench.File);
    }

    // RFC 7741: X, S; I, T; a picture id of 15 bits; the layer, and that it depends on the base layer only.
    private static byte[] Vp8Descriptor(int pictureId, int layer) =>
        [0x90, 0xA0, (byte)(0x80 | pictureId >> 8 & 0x7F), (byte)pictureId, (byte)(layer << 6 | 0x20)];

    // RFC 9628: I, P, L, B, E; a picture id of 15 bits; the layer; the picture of the base layer.
    private static byte[] Vp9Descriptor(int pictureId, int layer, bool isInter) =>
        [(byte)(0xAC | (isInter ? 0x40 : 0)), (byte)(0x80 | pictureId >> 8 & 0x7F), (byte)pictureId, (byte)(layer << 5 | layer << 4), (byte)(pictureId / 2)];
}
