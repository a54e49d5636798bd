using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Conference.Mediasoup.Wire;

/// <summary>Strings and vectors. What is null stays absent.</summary>
internal sealed partial class FlatWriter
{
    // The elements of the vectors being written; a stack, because an element may contain vectors.
    private int[] _pending = new int[32];
    private int _pendingCount;

    public StringOffset String(string? value)
    {
        if (value is null)
            return default;
        var size = Encoding.UTF8.GetByteCount(value);
        StartString(size);
        Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_head -= size, size));
        Push(size);
        return new StringOffset(Written);
    }

    public StringOffset Utf8(ReadOnlySpan<byte> value)
    {
        StartString(value.Length);
        value.CopyTo(_buffer.AsSpan(_head -= value.Length));
        Push(value.Length);
        return new StringOffset(Written);
    }

    public VectorOffset<byte> Bytes(ReadOnlySpan<byte> value) => Scalars(value);

    /// <summary>A vector of the bytes of a text.</summary>
    public VectorOffset<byte> Utf8Bytes(ReadOnlySpan<char> text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        StartVector(size, sizeof(byte));
        Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_head -= size, size));
        Push(size);
        return new VectorOffset<byte>(Written);
    }

    /// <summary>A vector of numbers or enums.</summary>
    public VectorOffset<T> Scalars<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        StartVector(bytes.Length, Unsafe.SizeOf<T>());
        bytes.CopyTo(_buffer.AsSpan(_head -= bytes.Length));
        Push(values.Length);
        return new VectorOffset<T>(Written);
    }

    public VectorOffset<string> Strings(IReadOnlyList<string>? values)
    {
        if (values is null)
            return default;
        var first = _pendingCount;
        for (var i = 0; i < values.Count; i++)
            Pend(String(values[i]).Value);
        return new VectorOffset<string>(EndOffsets(first));
    }

    /// <summary>A vector of tables, one for each value, each written by <paramref name="write"/>.</summary>
    public VectorOffset<TTable> Tables<TValue, TTable>(IReadOnlyList<TValue>? values, Func<FlatWriter, TValue, Offset<TTable>> write)
        where TTable : allows ref struct
    {
        if (values is null)
            return default;
        var first = _pendingCount;
        for (var i = 0; i < values.Count; i++)
            Pend(write(this, values[i]).Value);
        return new VectorOffset<TTable>(EndOffsets(first));
    }

    private void StartString(int size)
    {
        CheckOpen();
        Align(sizeof(uint), checked(size + 1));
        Push((byte)0);
    }

    private void StartVector(int size, int elementSize)
    {
        CheckOpen();
        Align(sizeof(uint), size);
        Align(elementSize, size);
        Reserve(checked(size + sizeof(uint)));
    }

    private void Pend(int offset)
    {
        if (offset == 0)
            throw new ArgumentException("A vector has no absent elements.", nameof(offset));
        if (_pendingCount == _pending.Length)
            Array.Resize(ref _pending, _pendingCount * 2);
        _pending[_pendingCount++] = offset;
    }

    private int EndOffsets(int first)
    {
        var count = _pendingCount - first;
        StartVector(count * sizeof(uint), sizeof(uint));
        for (var i = _pendingCount - 1; i >= first; i--)
            PushOffset(_pending[i]);
        _pendingCount = first;
        Push(count);
        return Written;
    }
}
