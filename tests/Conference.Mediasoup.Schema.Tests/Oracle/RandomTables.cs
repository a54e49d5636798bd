using System.Text.Json.Nodes;
using Conference.Mediasoup.Schema.Model;
using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests.Oracle;

/// <summary>Makes values of any table from a seed, in flatc's JSON form: fields are left out, full, empty and at their limits.</summary>
internal sealed class RandomTables(int seed)
{
    /// <summary>Below this depth only what is required is made, with the flattest union members.</summary>
    private const int ComfortableDepth = 4;

    private static readonly string[] Texts =
        ["", "a", "router-1", "größer", "日本語", "😀🎧", "quote \" and \\ slash", "line\nbreak\ttab\u0001", new('x', 300)];

    private readonly Random _random = new(seed);

    public JsonObject Make(string table) => Make(PinnedSchemas.Tables[table], 0);

    private JsonObject Make(TableModel table, int depth)
    {
        var json = new JsonObject();
        foreach (var field in table.Fields)
        {
            var isNested = field.Type is TableType or UnionType or VectorType { Element: TableType };
            if (field.Presence != Presence.Required && (_random.Next(3) == 0 || (isNested && depth >= ComfortableDepth)))
                continue;
            if (field.Type is UnionType { Union: var union })
                AddUnion(json, field.SchemaName, union, depth);
            else
                json[field.SchemaName] = Value(field.Type, depth);
        }

        return json;
    }

    private void AddUnion(JsonObject json, string name, UnionModel union, int depth)
    {
        var member = depth >= ComfortableDepth
            ? union.Members.MinBy(member => LeastDepth(member.Table, []))!
            : union.Members[_random.Next(union.Members.Count)];
        json[name + "_type"] = member.SchemaName;
        json[name] = Make(PinnedSchemas.Tables[member.Table.Schema], depth + 1);
    }

    private JsonNode Value(FieldType type, int depth) => type switch
    {
        ScalarType { Kind: var kind } => Scalar(kind),
        EnumType { Enum: var model } => model.Members[_random.Next(model.Members.Count)].SchemaName,
        StringType => Texts[_random.Next(Texts.Length)],
        TableType table => Make(PinnedSchemas.Tables[table.Name.Schema], depth + 1),
        VectorType { Element: var element } => Vector(element, depth),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private JsonArray Vector(FieldType element, int depth)
    {
        var most = element is not TableType ? 9 : depth < 2 ? 4 : 2;
        return [.. Enumerable.Range(0, _random.Next(most)).Select(_ => Value(element, depth))];
    }

    // Floats are multiples of 1/8, so that flatc prints them whole.
    private JsonNode Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => _random.Next(2) == 0,
        ScalarKind.Int8 => Edge(sbyte.MinValue, sbyte.MaxValue),
        ScalarKind.UInt8 => Edge(byte.MinValue, byte.MaxValue),
        ScalarKind.Int16 => Edge(short.MinValue, short.MaxValue),
        ScalarKind.UInt16 => Edge(ushort.MinValue, ushort.MaxValue),
        ScalarKind.Int32 => Edge(int.MinValue, int.MaxValue),
        ScalarKind.UInt32 => Edge(uint.MinValue, uint.MaxValue),
        ScalarKind.Int64 => Edge(long.MinValue, long.MaxValue),
        ScalarKind.UInt64 => _random.Next(4) == 0 ? ulong.MaxValue : (ulong)Edge(0, long.MaxValue),
        _ => _random.Next(-800, 800) / 8d,
    };

    private long Edge(long least, long most) => _random.Next(4) switch
    {
        0 => least,
        1 => most,
        2 => 0,
        _ => _random.NextInt64(least, most),
    };

    private static int LeastDepth(TypeName table, HashSet<string> above)
    {
        if (!above.Add(table.Schema))
            return 1000;
        var depths = PinnedSchemas.Tables[table.Schema].Fields.Where(field => field.Presence == Presence.Required).Select(field => field.Type switch
        {
            TableType type => 1 + LeastDepth(type.Name, above),
            UnionType type => 1 + type.Union.Members.Min(member => LeastDepth(member.Table, above)),
            _ => 0,
        }).DefaultIfEmpty(0).Max();
        above.Remove(table.Schema);
        return depths;
    }
}
