using System.Collections;

namespace Conference.Mediasoup;

/// <summary>
/// The list behind every <see cref="IReadOnlyList{T}"/> property of the RTP records: an immutable snapshot that compares by its items,
/// so that the equality which the compiler writes for a record means what a reader expects.
/// </summary>
internal sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    /// <remarks>The array is kept, not copied: nobody may write to it afterwards.</remarks>
    public ValueList(T[] items) => _items = items;

    public static ValueList<T> Empty { get; } = new([]);

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    /// <summary>The snapshot of <paramref name="items"/>: itself when it is one already, empty when it is null.</summary>
    public static ValueList<T> From(IEnumerable<T>? items) => items switch
    {
        ValueList<T> list => list,
        null => Empty,
        IReadOnlyCollection<T> { Count: 0 } => Empty,
        _ => new ValueList<T>([.. items]),
    };

    public bool Equals(ValueList<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || _items.AsSpan().SequenceEqual(other._items));

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
