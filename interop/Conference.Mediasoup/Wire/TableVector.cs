namespace Conference.Mediasoup.Wire;

/// <summary>A vector of tables in a message.</summary>
internal readonly ref struct TableVector<T>
    where T : ITable<T>, allows ref struct
{
    private readonly ReadOnlySpan<byte> _buffer;
    private readonly int _first;
    private readonly int _depth;

    internal TableVector(ReadOnlySpan<byte> buffer, int start, int depth)
    {
        _buffer = buffer;
        _first = start + 4;
        _depth = depth;
        Count = Table.Elements(buffer, start, sizeof(uint)).Length / sizeof(uint);
    }

    public int Count { get; }

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return T.View(Table.At(_buffer, _first + index * sizeof(uint), _depth));
        }
    }

    public TResult[] ToArray<TResult>(Func<T, TResult> convert)
    {
        var results = Count == 0 ? [] : new TResult[Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = convert(this[i]);
        return results;
    }

    public Enumerator GetEnumerator() => new(this);

    internal ref struct Enumerator(TableVector<T> vector)
    {
        private readonly TableVector<T> _vector = vector;
        private int _index = -1;

        public readonly T Current => _vector[_index];

        public bool MoveNext() => ++_index < _vector.Count;
    }
}
