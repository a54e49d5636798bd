using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema.Model;

/// <summary>Checks one field against the rules of the schema language and gives it its C# shape.</summary>
internal sealed class FieldBinder(TypeTable types, ErrorList errors)
{
    /// <summary>The field, or null after an error.</summary>
    public FieldModel? Bind(TableSyntax table, FieldSyntax field, int slot)
    {
        if (TypeOf(table, field) is not { } type || PresenceOf(field, type) is not { } presence)
            return null;
        var literal = presence is Presence.Defaulted or Presence.Plain ? LiteralOf(field, type) : null;
        if (presence is Presence.Defaulted or Presence.Plain && literal is null)
            return null;

        var property = Naming.Pascal(field.Name.Text);
        // A C# member cannot have its type's name: the volume of a Volume is its VolumeValue.
        if (property == Naming.Pascal(table.Name.Text))
            property += "Value";
        return new FieldModel(field.Name.Text, property, Naming.Camel(field.Name.Text), type, slot, presence, literal);
    }

    private FieldType? TypeOf(TableSyntax table, FieldSyntax field)
    {
        var type = field.Type.Text == "string" ? new StringType()
            : Scalars.Find(field.Type.Text) is { } kind ? new ScalarType(kind)
            : types.Find(field.Type.Text, table.Namespace);
        if (type is null)
        {
            errors.Unknown($"No type is named '{field.Type.Text}'.", field.Type.At);
            return null;
        }

        if (!field.IsVector)
            return type;
        // A bool in place would be whatever byte the sender wrote.
        if (type is UnionType or ScalarType { Kind: ScalarKind.Bool })
        {
            errors.Unsupported($"A vector of {field.Type.Text} is not supported.", field.Type.At);
            return null;
        }

        return new VectorType(type);
    }

    private Presence? PresenceOf(FieldSyntax field, FieldType type)
    {
        if (type is ScalarType or EnumType)
        {
            if (!field.IsRequired)
                return field.Default switch { null => Presence.Plain, { Text: "null" } => Presence.Optional, _ => Presence.Defaulted };
            errors.Value($"'{field.Name.Text}' is a scalar, which has a default and cannot be required.", field.Name.At);
            return null;
        }

        if (field.Default is null)
            return field.IsRequired ? Presence.Required : Presence.Optional;
        errors.Value($"'{field.Name.Text}' is no scalar and cannot have a default.", field.Default.At);
        return null;
    }

    private string? LiteralOf(FieldSyntax field, FieldType type)
    {
        var text = field.Default?.Text ?? "0";
        var at = field.Default?.At ?? field.Name.At;
        if (type is ScalarType { Kind: var kind })
        {
            var literal = kind.Literal(text);
            if (literal is null)
                errors.Value($"'{text}' is no {kind.CSharpName()}.", at);
            return literal;
        }

        var model = ((EnumType)type).Enum;
        var member = model.Members.FirstOrDefault(member => member.SchemaName == text || member.Value == text);
        if (member is null)
            errors.Value($"'{text}' is no member of the enum '{model.Name.Schema}'.", at);
        return member is null ? null : $"{type.CSharpName}.{member.Name}";
    }
}
