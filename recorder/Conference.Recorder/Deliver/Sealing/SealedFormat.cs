namespace Conference.Recorder.Deliver.Sealing;

/// <summary>
/// What an encrypted object looks like: a header of fixed length, then segments of AES-256-GCM, each with its tag. All segments but the last
/// hold the same number of plain bytes, so that any range can be read without the rest.
/// </summary>
internal static class SealedFormat
{
    public const int HeaderBytes = 256;
    public const int SegmentBytes = 64 * 1024;
    public const int TagBytes = 16;
    public const int NonceBytes = 12;
    public const int KeyBytes = 32;
    public const int SealedSegmentBytes = SegmentBytes + TagBytes;

    /// <summary>Length of the object that holds so many plain bytes. An empty file has one empty segment, so that emptiness is authenticated too.</summary>
    public static long SealedLength(long plainLength) => HeaderBytes + plainLength + (SegmentCount(plainLength) * TagBytes);

    public static long SegmentCount(long plainLength) => Math.Max(1, (plainLength + SegmentBytes - 1) / SegmentBytes);

    public static int PlainBytesOf(long segment, long plainLength) => (int)Math.Min(SegmentBytes, plainLength - (segment * SegmentBytes));

    public static long OffsetOf(long segment) => HeaderBytes + (segment * SealedSegmentBytes);
}
