namespace Conference.Recorder.Deliver;

/// <summary>How an object is cut into parts: all of one size but the last, and at most 10,000.</summary>
/// <param name="Length">Bytes of the object.</param>
/// <param name="PartBytes">Bytes of each part but the last.</param>
internal readonly record struct PartPlan(long Length, long PartBytes)
{
    public const int MaximumParts = 10_000;

    private const long Step = 1 << 20;

    public int Count => (int)Math.Max(1, (Length + PartBytes - 1) / PartBytes);

    public static PartPlan Of(long length, long wishedPartBytes)
    {
        var least = (length + MaximumParts - 1) / MaximumParts;
        return new PartPlan(length, least <= wishedPartBytes ? wishedPartBytes : (least + Step - 1) / Step * Step);
    }

    /// <param name="number">From 1 on.</param>
    public long OffsetOf(int number) => (number - 1) * PartBytes;

    public long LengthOf(int number) => Math.Min(PartBytes, Length - OffsetOf(number));
}
