namespace Conference.Recorder.Matroska;

/// <summary>What the header of a file says of its only track.</summary>
/// <param name="CodecId">As registered, for example <c>V_VP8</c>.</param>
/// <param name="CodecPrivate">What a decoder must know before the first frame; empty where the codec needs nothing.</param>
/// <param name="Width">Of the first picture, in pixels; it may change later. 0 for sound.</param>
/// <param name="Height">Of the first picture, in pixels. 0 for sound.</param>
/// <param name="Channels">0 for pictures.</param>
internal sealed record MatroskaTrack(string CodecId, ReadOnlyMemory<byte> CodecPrivate, int Width, int Height, int Channels)
{
    private const int OpusSampleRate = 48_000;

    public bool IsVideo => Channels == 0;

    public static MatroskaTrack Video(string codecId, int width, int height, ReadOnlyMemory<byte> codecPrivate = default) =>
        new(codecId, codecPrivate, width, height, 0);

    /// <summary>RFC 7845 §5.1. RTP tells nothing of a pre-skip: the whole stream is to be heard.</summary>
    public static MatroskaTrack Opus(int channels) => new(
        "A_OPUS",
        (byte[])[.. "OpusHead"u8, 1, (byte)channels, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0],
        0, 0, channels);

    /// <summary>Everything that stands before the first cluster.</summary>
    public byte[] Header()
    {
        const ulong seekPreRoll = 80_000_000;
        var entry = new EbmlBuilder()
            .Unsigned(MatroskaId.TrackNumber, 1)
            .Unsigned(MatroskaId.TrackUid, 1)
            .Unsigned(MatroskaId.TrackType, IsVideo ? 1u : 2u)
            .Unsigned(MatroskaId.FlagLacing, 0)
            .Text(MatroskaId.CodecId, CodecId);
        if (!CodecPrivate.IsEmpty)
            entry.Binary(MatroskaId.CodecPrivate, CodecPrivate.Span);
        if (IsVideo)
        {
            entry.Master(MatroskaId.Video, new EbmlBuilder()
                .Unsigned(MatroskaId.PixelWidth, (ulong)Width)
                .Unsigned(MatroskaId.PixelHeight, (ulong)Height));
        }
        else
        {
            entry.Unsigned(MatroskaId.SeekPreRoll, seekPreRoll);
            entry.Master(MatroskaId.Audio, new EbmlBuilder()
                .Float(MatroskaId.SamplingFrequency, OpusSampleRate)
                .Unsigned(MatroskaId.Channels, (ulong)Channels));
        }

        return new EbmlBuilder()
            .Master(MatroskaId.Ebml, new EbmlBuilder()
                .Unsigned(MatroskaId.EbmlVersion, 1)
                .Unsigned(MatroskaId.EbmlReadVersion, 1)
                .Unsigned(MatroskaId.EbmlMaxIdLength, 4)
                .Unsigned(MatroskaId.EbmlMaxSizeLength, 8)
                .Text(MatroskaId.DocType, "matroska")
                .Unsigned(MatroskaId.DocTypeVersion, 4)
                .Unsigned(MatroskaId.DocTypeReadVersion, 2))
            .Endless(MatroskaId.Segment)
            .Master(MatroskaId.Info, new EbmlBuilder()
                .Unsigned(MatroskaId.TimestampScale, MatroskaTime.Scale)
                .Text(MatroskaId.MuxingApp, "Conference")
                .Text(MatroskaId.WritingApp, "Conference"))
            .Master(MatroskaId.Tracks, new EbmlBuilder().Master(MatroskaId.TrackEntry, entry))
            .ToArray();
    }
}
