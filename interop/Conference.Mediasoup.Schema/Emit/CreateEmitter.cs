using Conference.Mediasoup.Schema.Model;

namespace Conference.Mediasoup.Schema.Emit;

/// <summary>
/// Writes a table's <c>Create</c>. Its parameters are the fields; what the schema neither makes optional nor gives a default
/// must be given, so that a field that a newer schema adds is a build error where the table is written.
/// </summary>
internal static class CreateEmitter
{
    public static void Emit(CodeWriter code, TableModel table)
    {
        var self = table.Name.CSharp;
        var parameters = table.Fields.OrderBy(MayBeOmitted).Select(Parameter).Prepend("Wire.FlatWriter writer").ToArray();
        code.Line($"public static Wire.Offset<{self}> Create(");
        code.Indented(() =>
        {
            for (var i = 0; i < parameters.Length; i++)
                code.Line(parameters[i] + (i < parameters.Length - 1 ? "," : ")"));
        });
        code.Line("{");
        code.Indented(() =>
        {
            foreach (var field in table.Fields.Where(field => field.Presence == Presence.Required))
            {
                code.Line($"if ({field.Parameter}.{(field.Type is UnionType ? "TableOffset" : "Value")} == 0)");
                code.Indented(() => code.Line($"Wire.WireError.NotGiven(\"{table.Name.Schema}.{field.SchemaName}\");"));
            }

            code.Line($"writer.StartTable({table.SlotCount});");
            // The widest first: no padding between fields.
            foreach (var (_, call) in table.Fields.SelectMany(Calls).OrderByDescending(call => call.Width))
                code.Line($"writer.{call};");
            code.Line($"return writer.EndTable<{self}>();");
        });
        code.Line("}");
    }

    private static bool MayBeOmitted(FieldModel field) => field.Presence is Presence.Optional or Presence.Defaulted;

    private static string Parameter(FieldModel field)
    {
        var type = field.Type switch
        {
            ScalarType or EnumType => field.Type.CSharpName + (field.Presence == Presence.Optional ? "?" : ""),
            StringType => "Wire.StringOffset",
            TableType => $"Wire.Offset<{field.Type.CSharpName}>",
            VectorType => $"Wire.VectorOffset<{field.Type.CSharpName}>",
            _ => field.Type.CSharpName,
        };
        var otherwise = field.Presence == Presence.Defaulted ? field.Default : "default";
        return MayBeOmitted(field) ? $"{type} {field.Parameter} = {otherwise}" : $"{type} {field.Parameter}";
    }

    private static IEnumerable<(int Width, string Call)> Calls(FieldModel field) => field.Type switch
    {
        ScalarType or EnumType => [(Width(field.Type), AddScalar(field))],
        UnionType { Union: var union } =>
        [
            (1, $"Add({field.Slot}, {field.Parameter}.MemberType, {union.EnumCSharp}.None)"),
            (4, $"AddOffset({field.Slot + 2}, {field.Parameter}.TableOffset)"),
        ],
        _ => [(4, $"AddOffset({field.Slot}, {field.Parameter}.Value)")],
    };

    private static string AddScalar(FieldModel field) => field.Presence == Presence.Optional
        ? $"Add({field.Slot}, {field.Parameter})"
        : $"Add<{field.Type.CSharpName}>({field.Slot}, {field.Parameter}, {field.Default})";

    private static int Width(FieldType type) => type is EnumType { Enum: var model } ? model.Underlying.Size() : ((ScalarType)type).Kind.Size();
}
