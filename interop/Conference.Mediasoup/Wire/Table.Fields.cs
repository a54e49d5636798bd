using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Conference.Mediasoup.Wire;

/// <summary>
/// The accessors that generated readers are made of. A <c>slot</c> is a field's place in the vtable. A <c>required</c> field is
/// given by its name, for the exception; null allows it to be absent.
/// </summary>
internal readonly ref partial struct Table
{
    private const int OffsetSize = 4;

    public bool Has(int slot) => Find(slot, 0) != 0;

    public T Scalar<T>(int slot, T otherwise)
        where T : unmanaged =>
        Find(slot, Unsafe.SizeOf<T>()) is var position and not 0 ? Read<T>(_buffer, position) : otherwise;

    public T? OptionalScalar<T>(int slot)
        where T : unmanaged =>
        Find(slot, Unsafe.SizeOf<T>()) is var position and not 0 ? Read<T>(_buffer, position) : null;

    // Not Scalar<bool>: a byte other than 0 and 1 makes a bool that is neither true nor false.
    public bool Bool(int slot, bool otherwise) =>
        Find(slot, 1) is var position and not 0 ? _buffer[position] != 0 : otherwise;

    public bool? OptionalBool(int slot) =>
        Find(slot, 1) is var position and not 0 ? _buffer[position] != 0 : null;

    public string String(int slot, string required) => Encoding.UTF8.GetString(Scalars<byte>(slot, required));

    public string? OptionalString(int slot) => Has(slot) ? Encoding.UTF8.GetString(Scalars<byte>(slot, null)) : null;

    public T Nested<T>(int slot, string required)
        where T : ITable<T>, allows ref struct
    {
        var position = Find(slot, OffsetSize);
        if (position == 0)
            WireError.Missing(required);
        return T.View(At(_buffer, position, _depth + 1));
    }

    /// <summary>The type of a union, which must be there.</summary>
    public T UnionType<T>(int slot, string required)
        where T : unmanaged
    {
        if (Scalar<byte>(slot, 0) == 0)
            WireError.Missing(required);
        return Scalar<T>(slot, default);
    }

    /// <summary>The value of a union whose type stands at <paramref name="slot"/>; the value has the next slot.</summary>
    public T Union<T>(int slot, byte type, string field)
        where T : ITable<T>, allows ref struct
    {
        var actual = Scalar<byte>(slot, 0);
        if (actual != type)
            WireError.WrongUnionMember(field, actual, type);
        return Nested<T>(slot + 2, field);
    }

    /// <summary>A vector of scalars or enums, or the bytes of a string, in place.</summary>
    public ReadOnlySpan<T> Scalars<T>(int slot, string? required)
        where T : unmanaged
    {
        var start = Target(slot, required);
        return start == 0 ? default : MemoryMarshal.Cast<byte, T>(Elements(_buffer, start, Unsafe.SizeOf<T>()));
    }

    public StringVector Strings(int slot, string? required) =>
        Target(slot, required) is var start and not 0 ? new(_buffer, start) : default;

    public TableVector<T> Tables<T>(int slot, string? required)
        where T : ITable<T>, allows ref struct =>
        Target(slot, required) is var start and not 0 ? new(_buffer, start, _depth + 1) : default;

    private int Target(int slot, string? required)
    {
        var position = Find(slot, OffsetSize);
        if (position != 0)
            return Follow(_buffer, position);
        if (required is not null)
            WireError.Missing(required);
        return 0;
    }
}
