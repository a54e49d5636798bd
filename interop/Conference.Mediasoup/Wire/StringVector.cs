using System.Text;

namespace Conference.Mediasoup.Wire;

/// <summary>A vector of strings in a message. Only <see cref="this[int]"/> and what uses it allocates.</summary>
internal readonly ref struct StringVector
{
    private readonly ReadOnlySpan<byte> _buffer;
    private readonly int _first;

    internal StringVector(ReadOnlySpan<byte> buffer, int start)
    {
        _buffer = buffer;
        _first = start + 4;
        Count = Table.Elements(buffer, start, sizeof(uint)).Length / sizeof(uint);
    }

    public int Count { get; }

    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    public ReadOnlySpan<byte> Utf8(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return Table.Elements(_buffer, Table.Follow(_buffer, _first + index * sizeof(uint)), 1);
    }

    public string[] ToArray()
    {
        var strings = Count == 0 ? [] : new string[Count];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = this[i];
        return strings;
    }

    public Enumerator GetEnumerator() => new(this);

    internal ref struct Enumerator(StringVector vector)
    {
        private readonly StringVector _vector = vector;
        private int _index = -1;

        public readonly string Current => _vector[_index];

        public bool MoveNext() => ++_index < _vector.Count;
    }
}
