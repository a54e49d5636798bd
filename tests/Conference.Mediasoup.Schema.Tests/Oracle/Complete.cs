using System.Text.Json.Nodes;
using Conference.Mediasoup.Schema.Model;
using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests.Oracle;

/// <summary>Adds the scalars that a value leaves out, as a reader shows them.</summary>
internal static class Complete
{
    public static JsonObject WithDefaults(string table, JsonObject value)
    {
        var complete = value.DeepClone().AsObject();
        foreach (var field in PinnedSchemas.Tables[table].Fields)
            Fill(complete, field);
        return complete;
    }

    private static void Fill(JsonObject json, FieldModel field)
    {
        var given = json[field.SchemaName];
        switch (field.Type)
        {
            case ScalarType or EnumType when given is null && field.Default is not null:
                json[field.SchemaName] = Default(field);
                break;
            case UnionType when given is null:
                json[field.SchemaName + "_type"] = "NONE";
                break;
            case UnionType { Union: var union }:
                var type = json[field.SchemaName + "_type"]!.GetValue<string>();
                var member = union.Members.Single(member => member.SchemaName == type);
                json[field.SchemaName] = WithDefaults(member.Table.Schema, given.AsObject());
                break;
            case TableType table when given is not null:
                json[field.SchemaName] = WithDefaults(table.Name.Schema, given.AsObject());
                break;
            case VectorType { Element: TableType element } when given is not null:
                json[field.SchemaName] = new JsonArray([.. given.AsArray().Select(item => WithDefaults(element.Name.Schema, item!.AsObject()))]);
                break;
        }
    }

    /// <summary>The model has the default as a C# literal, which is JSON but for enums and the suffix of floats.</summary>
    private static JsonNode Default(FieldModel field) => field.Type switch
    {
        EnumType { Enum: var model } type => model.Members.Single(member => field.Default == $"{type.CSharpName}.{member.Name}").SchemaName,
        ScalarType { Kind: ScalarKind.Float32 or ScalarKind.Float64 } => JsonNode.Parse(field.Default![..^1])!,
        _ => JsonNode.Parse(field.Default!)!,
    };
}
