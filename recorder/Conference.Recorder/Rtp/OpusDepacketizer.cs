using Conference.Recorder.Matroska;

namespace Conference.Recorder.Rtp;

/// <summary>Opus (RFC 7587): each packet is a frame of its own, also the tiny ones of discontinuous transmission.</summary>
internal sealed class OpusDepacketizer(int channels) : Depacketizer
{
    public override MatroskaTrack Track { get; } = MatroskaTrack.Opus(channels);

    public override bool SurvivesLoss => true;

    public override bool StartsFrame(ReadOnlySpan<byte> payload) => true;

    public override bool EndsFrame(bool marker) => true;

    public override bool TryAppend(ReadOnlySpan<byte> payload) => OpusPacket.DurationOf(payload) > 0 && Buffer.TryAppend(payload);

    public override bool TryFinish()
    {
        IsKey = true;
        return Buffer.Length > 0;
    }
}
