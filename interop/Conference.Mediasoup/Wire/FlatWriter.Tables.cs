using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Conference.Mediasoup.Wire;

/// <summary>What the generated <c>Create</c> methods call. A field at its default is left out.</summary>
internal sealed partial class FlatWriter
{
    private int[] _fields = new int[32];
    private int _fieldCount;
    private int _tableEnd;
    private int[] _vtables = new int[32];
    private int _vtableCount;

    public void StartTable(int fieldCount)
    {
        CheckOpen();
        if (fieldCount > _fields.Length)
            Array.Resize(ref _fields, fieldCount);
        _fields.AsSpan(0, fieldCount).Clear();
        _fieldCount = fieldCount;
        _tableEnd = Written;
    }

    public void Add<T>(int slot, T value, T otherwise)
        where T : unmanaged
    {
        if (!EqualityComparer<T>.Default.Equals(value, otherwise))
            AddScalar(slot, value);
    }

    public void Add<T>(int slot, T? value)
        where T : unmanaged
    {
        if (value.HasValue)
            AddScalar(slot, value.GetValueOrDefault());
    }

    public void AddOffset(int slot, int offset)
    {
        if (offset == 0)
            return;
        Align(sizeof(uint), 0);
        PushOffset(offset);
        Note(slot);
    }

    public Offset<T> EndTable<T>()
        where T : allows ref struct
    {
        Align(sizeof(int), 0);
        Push(0);
        var table = Written;
        var vtable = PlaceVTable(table);
        MemoryMarshal.Write(_buffer.AsSpan(_buffer.Length - table), vtable - table);
        return new Offset<T>(table);
    }

    private void AddScalar<T>(int slot, T value)
        where T : unmanaged
    {
        Align(Unsafe.SizeOf<T>(), 0);
        Push(value);
        Note(slot);
    }

    /// <summary>A vtable begins with two sizes, so the first field has slot 4.</summary>
    private void Note(int slot) => _fields[(slot >> 1) - 2] = Written;

    /// <summary>Writes the vtable of the table, or finds an equal one that was written before.</summary>
    private int PlaceVTable(int table)
    {
        var count = _fieldCount;
        while (count > 0 && _fields[count - 1] == 0)
            count--;
        var size = (count + 2) * sizeof(ushort);
        Reserve(size);
        for (var i = count - 1; i >= 0; i--)
            Push((ushort)(_fields[i] == 0 ? 0 : table - _fields[i]));
        Push((ushort)(table - _tableEnd));
        Push((ushort)size);

        var written = _buffer.AsSpan(_head, size);
        foreach (var earlier in _vtables.AsSpan(0, _vtableCount))
        {
            var candidate = _buffer.AsSpan(_buffer.Length - earlier);
            if (candidate.Length >= size && candidate[..size].SequenceEqual(written))
            {
                _head += size;
                return earlier;
            }
        }

        if (_vtableCount == _vtables.Length)
            Array.Resize(ref _vtables, _vtableCount * 2);
        _vtables[_vtableCount++] = Written;
        return Written;
    }
}
