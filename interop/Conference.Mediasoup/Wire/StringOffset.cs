namespace Conference.Mediasoup.Wire;

/// <summary>Where a <see cref="FlatWriter"/> has put a string. The default is "absent".</summary>
internal readonly struct StringOffset(int value)
{
    public int Value { get; } = value;
}
