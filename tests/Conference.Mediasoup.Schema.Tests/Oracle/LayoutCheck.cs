using System.Buffers.Binary;
using Conference.Mediasoup.Schema.Model;
using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests.Oracle;

/// <summary>
/// What flatc does not look at when it prints a message, and a C++ reader on a strict machine needs: everything aligned to its
/// size, strings ended by a zero, offsets that lead forward.
/// </summary>
internal static class LayoutCheck
{
    public static void Verify(byte[] message, string table)
    {
        Assert.Equal(0, message.Length % 4);
        Table(message, Target(message, 0), PinnedSchemas.Tables[table]);
    }

    private static void Table(byte[] message, int start, TableModel table)
    {
        Aligned(start, 4, table.Name.Schema);
        var vtable = start - BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(start));
        Aligned(vtable, 2, table.Name.Schema);
        var vtableSize = BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(vtable));
        foreach (var field in table.Fields)
        {
            if (Position(field.Slot) is not { } position)
                continue;
            var label = $"{table.Name.Schema}.{field.SchemaName}";
            switch (field.Type)
            {
                case ScalarType or EnumType:
                    Aligned(position, Width(field.Type), label);
                    break;
                case UnionType { Union: var union }:
                    Aligned(Position(field.Slot + 2)!.Value, 4, label);
                    var member = union.Members[message[position] - 1];
                    Table(message, Target(message, Position(field.Slot + 2)!.Value), PinnedSchemas.Tables[member.Table.Schema]);
                    break;
                default:
                    Aligned(position, 4, label);
                    Referred(message, Target(message, position), field.Type, label);
                    break;
            }
        }

        int? Position(int slot)
        {
            var offset = slot < vtableSize ? BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(vtable + slot)) : 0;
            return offset == 0 ? null : start + offset;
        }
    }

    private static void Referred(byte[] message, int start, FieldType type, string label)
    {
        Aligned(start, 4, label);
        switch (type)
        {
            case StringType:
                Assert.Equal(0, message[start + 4 + Count(message, start)]);
                break;
            case TableType table:
                Table(message, start, PinnedSchemas.Tables[table.Name.Schema]);
                break;
            case VectorType { Element: StringType or TableType } vector:
                for (var i = 0; i < Count(message, start); i++)
                    Referred(message, Target(message, start + 4 + (i * 4)), vector.Element, label);
                break;
            case VectorType vector:
                Aligned(start + 4, Width(vector.Element), label);
                break;
        }
    }

    private static int Width(FieldType type) => type is EnumType { Enum: var model } ? model.Underlying.Size() : ((ScalarType)type).Kind.Size();

    private static int Count(byte[] message, int start) => BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(start));

    private static int Target(byte[] message, int position)
    {
        var offset = BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(position));
        Assert.InRange(offset, 4, message.Length - position - 4);
        return position + offset;
    }

    private static void Aligned(int position, int size, string label) =>
        Assert.True(position % size == 0, $"{label} at {position} is not aligned to {size}.");
}
