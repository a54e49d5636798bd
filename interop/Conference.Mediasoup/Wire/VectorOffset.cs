namespace Conference.Mediasoup.Wire;

/// <summary>Where a <see cref="FlatWriter"/> has put a vector of scalars, enums, strings or tables. The default is "absent".</summary>
internal readonly struct VectorOffset<T>(int value)
    where T : allows ref struct
{
    public int Value { get; } = value;
}
