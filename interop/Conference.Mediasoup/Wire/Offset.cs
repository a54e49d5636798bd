namespace Conference.Mediasoup.Wire;

/// <summary>Where a <see cref="FlatWriter"/> has put a table of type <typeparamref name="T"/>. The default is "absent".</summary>
internal readonly struct Offset<T>(int value)
    where T : allows ref struct
{
    public int Value { get; } = value;
}
