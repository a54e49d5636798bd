using Conference.Mediasoup.Schema.Model;

namespace Conference.Mediasoup.Schema.Emit;

/// <summary>Writes the members that read one field.</summary>
internal static class ReaderEmitter
{
    public static void Emit(CodeWriter code, TableModel table, FieldModel field)
    {
        var label = $"\"{table.Name.Schema}.{field.SchemaName}\"";
        switch (field.Type)
        {
            case ScalarType or EnumType:
                EmitScalar(code, field);
                break;
            case StringType:
                EmitString(code, field, label);
                break;
            case TableType type:
                EmitHas(code, field);
                Getter(code, type.CSharpName, field.Property, $"Nested<{type.CSharpName}>({field.Slot}, {label})");
                break;
            case UnionType type:
                EmitUnion(code, field, type.Union, label);
                break;
            case VectorType { Element: var element }:
                EmitHas(code, field);
                EmitVector(code, field, element, field.Presence == Presence.Required ? label : "null");
                break;
        }
    }

    private static void EmitScalar(CodeWriter code, FieldModel field)
    {
        var type = field.Type.CSharpName;
        var isBool = field.Type is ScalarType { Kind: ScalarKind.Bool };
        if (field.Presence == Presence.Optional)
            Getter(code, type + "?", field.Property, isBool ? $"OptionalBool({field.Slot})" : $"OptionalScalar<{type}>({field.Slot})");
        else
            Getter(code, type, field.Property, $"{(isBool ? "Bool" : $"Scalar<{type}>")}({field.Slot}, {field.Default})");
    }

    private static void EmitString(CodeWriter code, FieldModel field, string label)
    {
        var isRequired = field.Presence == Presence.Required;
        if (isRequired)
            Getter(code, "string", field.Property, $"String({field.Slot}, {label})");
        else
            Getter(code, "string?", field.Property, $"OptionalString({field.Slot})");
        Getter(code, Span("byte"), field.Property + "Utf8", $"Scalars<byte>({field.Slot}, {(isRequired ? label : "null")})");
    }

    private static void EmitUnion(CodeWriter code, FieldModel field, UnionModel union, string label)
    {
        var type = union.EnumCSharp;
        Getter(code, type, field.Property + "Type", field.Presence == Presence.Required
            ? $"UnionType<{type}>({field.Slot}, {label})"
            : $"Scalar<{type}>({field.Slot}, {type}.None)");
        foreach (var member in union.Members)
        {
            var table = member.Table.CSharp;
            code.Line($"public {table} {field.Property}As{member.Name}() =>");
            code.Indented(() => code.Line($"_table.Union<{table}>({field.Slot}, (byte){type}.{member.Name}, {label});"));
        }
    }

    private static void EmitVector(CodeWriter code, FieldModel field, FieldType element, string required)
    {
        var (type, call) = element switch
        {
            StringType => ("Wire.StringVector", "Strings"),
            TableType => ($"Wire.TableVector<{element.CSharpName}>", $"Tables<{element.CSharpName}>"),
            _ => (Span(element.CSharpName), $"Scalars<{element.CSharpName}>"),
        };
        Getter(code, type, field.Property, $"{call}({field.Slot}, {required})");
    }

    private static void EmitHas(CodeWriter code, FieldModel field)
    {
        if (field.Presence == Presence.Optional)
            Getter(code, "bool", "Has" + field.Property, $"Has({field.Slot})");
    }

    private static void Getter(CodeWriter code, string type, string name, string call) =>
        code.Line($"public {type} {name} => _table.{call};");

    private static string Span(string element) => $"global::System.ReadOnlySpan<{element}>";
}
