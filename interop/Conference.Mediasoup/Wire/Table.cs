using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Conference.Mediasoup.Wire;

/// <summary>
/// A FlatBuffers table inside a message. The constructor proves that table and vtable lie within the buffer, each access that
/// the field lies within the table; whatever else the bytes say ends in an <see cref="InvalidDataException"/>.
/// </summary>
internal readonly ref partial struct Table
{
    /// <summary>As in the reference verifier. Without it a hostile message could nest until the stack ends.</summary>
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _buffer;
    private readonly int _start;
    private readonly int _vtable;
    private readonly ushort _size;
    private readonly ushort _vtableSize;
    private readonly int _depth;

    private Table(ReadOnlySpan<byte> buffer, int start, int depth)
    {
        if (depth > MaxDepth)
            WireError.Corrupt("its tables nest too deep");

        // start comes from Follow, so the four bytes of the table's head are there.
        var vtable = (long)start - Read<int>(buffer, start);
        if (vtable < 0 || vtable > buffer.Length - 4)
            WireError.Corrupt("a vtable lies outside of it");
        _buffer = buffer;
        _start = start;
        _vtable = (int)vtable;
        _vtableSize = Read<ushort>(buffer, _vtable);
        _size = Read<ushort>(buffer, _vtable + 2);
        _depth = depth;
        if (_vtableSize < 4 || (_vtableSize & 1) != 0 || _vtableSize > buffer.Length - _vtable)
            WireError.Corrupt("a vtable has an impossible size");
        if (_size < 4 || _size > buffer.Length - start)
            WireError.Corrupt("a table has an impossible size");
    }

    public static Table Root(ReadOnlySpan<byte> buffer)
    {
        WireError.RequireLittleEndian();
        if (buffer.Length < 4)
            WireError.Corrupt("it is shorter than four bytes");
        return new Table(buffer, Follow(buffer, 0), depth: 1);
    }

    /// <summary>The table that the offset at <paramref name="position"/> leads to.</summary>
    internal static Table At(ReadOnlySpan<byte> buffer, int position, int depth) =>
        new(buffer, Follow(buffer, position), depth);

    /// <summary>Where the offset at <paramref name="position"/> leads to; at least four bytes follow there.</summary>
    internal static int Follow(ReadOnlySpan<byte> buffer, int position)
    {
        var target = position + (long)Read<uint>(buffer, position);
        if (target > buffer.Length - 4)
            WireError.Corrupt("an offset leads outside of it");
        return (int)target;
    }

    /// <summary>The elements of the vector, or the bytes of the string, whose length stands at <paramref name="position"/>.</summary>
    internal static ReadOnlySpan<byte> Elements(ReadOnlySpan<byte> buffer, int position, int elementSize)
    {
        var size = (long)Read<uint>(buffer, position) * elementSize;
        if (size > buffer.Length - position - 4)
            WireError.Corrupt("a vector or string ends outside of it");
        return buffer.Slice(position + 4, (int)size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Read<T>(ReadOnlySpan<byte> buffer, int position)
        where T : unmanaged =>
        MemoryMarshal.Read<T>(buffer[position..]);

    /// <summary>Where the field is that the vtable describes at <paramref name="slot"/>; 0 when it is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(int slot, int size)
    {
        if (slot >= _vtableSize)
            return 0;
        int offset = Read<ushort>(_buffer, _vtable + slot);
        if (offset == 0)
            return 0;
        if (offset + size > _size)
            WireError.Corrupt("a field lies outside of its table");
        return _start + offset;
    }
}
