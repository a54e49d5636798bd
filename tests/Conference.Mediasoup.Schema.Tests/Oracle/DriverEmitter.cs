using System.Text;
using Conference.Mediasoup.Schema.Model;

namespace Conference.Mediasoup.Schema.Tests.Oracle;

/// <summary>
/// Writes, for every table, the code that goes between JSON in flatc's form and the generated types. Readers are ref structs,
/// out of reflection's reach, so the code that uses them has to be compiled with them.
/// </summary>
internal static class DriverEmitter
{
    public static string Emit(SchemaModel schema)
    {
        var code = new StringBuilder("#nullable enable\nusing System.Text.Json;\nusing System.Text.Json.Nodes;\n");
        code.Append("using Conference.Mediasoup.Wire;\npublic static partial class Driver\n{\n");
        foreach (var file in schema.Files)
        {
            foreach (var model in file.Enums)
                EmitEnum(code, model);
            foreach (var union in file.Unions)
                EmitUnion(code, union);
            foreach (var table in file.Tables)
                EmitTable(code, table);
        }

        code.Append("static Driver()\n{\n");
        foreach (var table in schema.Files.SelectMany(file => file.Tables))
        {
            code.Append($"Writers.Add(\"{table.Name.Schema}\", json => Write(json, Write_{Id(table.Name)}));\n");
            code.Append($"Readers.Add(\"{table.Name.Schema}\", bytes => Read_{Id(table.Name)}({table.Name.CSharp}.GetRoot(bytes)));\n");
        }

        return code.Append("}\n}\n").ToString();
    }

    private static void EmitEnum(StringBuilder code, EnumModel model)
    {
        var id = Id(model.Name);
        code.Append($"static {model.Name.CSharp} Parse_{id}(string name) => name switch\n{{\n");
        foreach (var member in model.Members)
            code.Append($"\"{member.SchemaName}\" => {model.Name.CSharp}.{member.Name},\n");
        code.Append("_ => throw new ArgumentException(name),\n};\n");
        code.Append($"static JsonNode? Name_{id}({model.Name.CSharp} value) => value switch\n{{\n");
        foreach (var member in model.Members)
            code.Append($"{model.Name.CSharp}.{member.Name} => \"{member.SchemaName}\",\n");
        code.Append("_ => (int)value,\n};\n");
    }

    private static void EmitUnion(StringBuilder code, UnionModel union)
    {
        code.Append($"static {union.Name.CSharp} Write_{Id(union.Name)}(FlatWriter writer, JsonElement json, string name)\n{{\n");
        code.Append("switch (Text(json, name + \"_type\"))\n{\ncase null or \"NONE\": return default;\n");
        foreach (var member in union.Members)
            code.Append($"case \"{member.SchemaName}\": return Write_{Id(member.Table)}(writer, json.GetProperty(name));\n");
        code.Append("default: throw new ArgumentException(name);\n}\n}\n");
    }

    private static void EmitTable(StringBuilder code, TableModel table)
    {
        var arguments = table.Fields.Select(field => $", {field.Parameter}: {Argument(field)}");
        code.Append($"static Offset<{table.Name.CSharp}> Write_{Id(table.Name)}(FlatWriter writer, JsonElement json) =>\n");
        code.Append($"{table.Name.CSharp}.Create(writer{string.Concat(arguments)});\n");
        code.Append($"static JsonObject Read_{Id(table.Name)}({table.Name.CSharp} table)\n{{\nvar json = new JsonObject();\n");
        foreach (var field in table.Fields)
            EmitRead(code, field);
        code.Append("return json;\n}\n");
    }

    private static string Argument(FieldModel field)
    {
        var name = $"\"{field.SchemaName}\"";
        var isOptional = field.Presence == Presence.Optional;
        return field.Type switch
        {
            ScalarType type => isOptional
                ? $"OptionalScalar<{type.CSharpName}>(json, {name})"
                : $"Scalar<{type.CSharpName}>(json, {name}, {field.Default})",
            EnumType { Enum: var model } => isOptional
                ? $"OptionalEnum(json, {name}, Parse_{Id(model.Name)})"
                : $"Enum(json, {name}, {field.Default}, Parse_{Id(model.Name)})",
            StringType => $"writer.String(Text(json, {name}))",
            TableType type => $"Has(json, {name}) ? Write_{Id(type.Name)}(writer, json.GetProperty({name})) : default",
            UnionType { Union: var union } => $"Write_{Id(union.Name)}(writer, json, {name})",
            VectorType { Element: StringType } => $"writer.Strings(Texts(json, {name}))",
            VectorType { Element: TableType element } => $"writer.Tables(Items(json, {name}), Write_{Id(element.Name)})",
            VectorType { Element: EnumType { Enum: var model } } =>
                $"Scalars(writer, json, {name}, item => Parse_{Id(model.Name)}(item.GetString()!))",
            VectorType { Element: var element } => $"Scalars(writer, json, {name}, item => item.Deserialize<{element.CSharpName}>())",
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    private static void EmitRead(StringBuilder code, FieldModel field)
    {
        var target = $"json[\"{field.SchemaName}\"]";
        var property = "table." + field.Property;
        var isOptional = field.Presence == Presence.Optional;
        switch (field.Type)
        {
            case EnumType { Enum: var model }:
                code.Append(isOptional
                    ? $"{target} = {property} is {{ }} x{field.Slot} ? Name_{Id(model.Name)}(x{field.Slot}) : null;\n"
                    : $"{target} = Name_{Id(model.Name)}({property});\n");
                break;
            case UnionType { Union: var union }:
                EmitUnionRead(code, field, union);
                break;
            case TableType or VectorType:
                var guard = isOptional ? $"if (table.Has{field.Property}) " : "";
                code.Append($"{guard}{target} = {Converted(field.Type, property)};\n");
                break;
            default:
                code.Append($"{target} = {property};\n");
                break;
        }
    }

    private static void EmitUnionRead(StringBuilder code, FieldModel field, UnionModel union)
    {
        code.Append($"switch (table.{field.Property}Type)\n{{\n");
        code.Append($"case {union.EnumCSharp}.None: json[\"{field.SchemaName}_type\"] = \"NONE\"; break;\n");
        foreach (var member in union.Members)
        {
            code.Append($"case {union.EnumCSharp}.{member.Name}:\njson[\"{field.SchemaName}_type\"] = \"{member.SchemaName}\";\n");
            code.Append($"json[\"{field.SchemaName}\"] = Read_{Id(member.Table)}(table.{field.Property}As{member.Name}());\nbreak;\n");
        }

        code.Append("}\n");
    }

    private static string Converted(FieldType type, string property) => type switch
    {
        TableType table => $"Read_{Id(table.Name)}({property})",
        VectorType { Element: StringType } => $"Array({property})",
        VectorType { Element: TableType element } => $"Array({property}, static item => Read_{Id(element.Name)}(item))",
        VectorType { Element: EnumType { Enum: var model } } => $"Array({property}, static item => Name_{Id(model.Name)}(item))",
        _ => $"Array({property}, static item => (JsonNode?)item)",
    };

    private static string Id(TypeName name) => name.Schema.Replace('.', '_');
}
