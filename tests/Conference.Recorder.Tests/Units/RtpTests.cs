using Conference.Recorder.Rtp;

namespace Conference.Recorder.Tests.Units;

public sealed class RtpTests
{
    [Fact]
    public void A_header_with_sources_extension_and_padding_is_read()
    {
        byte[] packet =
        [
            0xB1, 0xE0, 0x12, 0x34, 0, 0, 0x10, 0, 0, 0, 0, 7, 9, 9, 9, 9, 0xBE, 0xDE, 0, 1, 1, 2, 3, 4, 0xAA, 0xBB, 0, 2,
        ];

        Assert.True(RtpHeader.TryRead(packet, out var header));

        Assert.Equal(new RtpHeader(96, true, 0x1234, 0x1000, 7, 24, 2), header);
    }

    [Fact]
    public void No_cut_packet_is_taken_for_a_whole_one()
    {
        byte[] packet = [0xB1, 0xE0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 9, 9, 9, 9, 0xBE, 0xDE, 0, 1, 1, 2, 3, 4];
        for (var length = 0; length < packet.Length; length++)
            Assert.False(RtpHeader.TryRead(packet.AsSpan(0, length), out _));
    }

    [Fact]
    public void Sender_reports_are_found_in_a_compound_packet()
    {
        var compound = new byte[8 + SenderReport.Length * 2];
        byte[] receiverReport = [0x80, 201, 0, 1, 0, 0, 0, 1];
        receiverReport.CopyTo(compound, 0);
        new SenderReport(11, 3_900_000_000.25, 1000).Write(compound.AsSpan(8));
        new SenderReport(12, 3_900_000_001.5, 2000).Write(compound.AsSpan(8 + SenderReport.Length));

        ReadOnlySpan<byte> rest = compound;
        Assert.True(SenderReport.TryTake(ref rest, out var first));
        Assert.True(SenderReport.TryTake(ref rest, out var second));
        Assert.False(SenderReport.TryTake(ref rest, out _));

        Assert.Equal(new SenderReport(11, 3_900_000_000.25, 1000), first);
        Assert.Equal(new SenderReport(12, 3_900_000_001.5, 2000), second);
    }

    [Theory]
    [InlineData(new byte[] { 0x10, 0x00 }, true)]
    [InlineData(new byte[] { 0x10, 0x01 }, false)]
    [InlineData(new byte[] { 0x00, 0x00 }, false)]
    [InlineData(new byte[] { 0x11, 0x00 }, false)]
    [InlineData(new byte[] { 0x90, 0x80, 0x12, 0x00 }, true)]
    [InlineData(new byte[] { 0x90, 0x80, 0x92, 0x34, 0x00 }, true)]
    [InlineData(new byte[] { 0x90, 0xE0, 0x92, 0x34, 0x01, 0x20, 0x00 }, true)]
    [InlineData(new byte[] { 0x90, 0xE0, 0x92, 0x34, 0x01, 0x20, 0x01 }, false)]
    [InlineData(new byte[] { 0x90, 0x80 }, false)]
    [InlineData(new byte[] { 0x90 }, false)]
    [InlineData(new byte[0], false)]
    public void A_VP8_key_frame_is_recognised_behind_any_descriptor(byte[] payload, bool starts) =>
        Assert.Equal(starts, Vp8Payload.StartsKeyFrame(payload));
}
