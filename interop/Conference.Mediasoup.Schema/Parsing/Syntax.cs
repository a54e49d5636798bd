namespace Conference.Mediasoup.Schema.Parsing;

/// <summary>What one schema file says, before its names are looked up.</summary>
internal sealed record FileSyntax(
    string Path,
    EquatableArray<NameSyntax> Includes,
    EquatableArray<TypeSyntax> Types,
    EquatableArray<RootSyntax> Roots,
    SchemaError? Error);

/// <summary>A name, dotted or not, or another word whose place matters.</summary>
internal sealed record NameSyntax(string Text, Position At);

internal abstract record TypeSyntax(string Namespace, NameSyntax Name)
{
    public string FullName => Namespace.Length == 0 ? Name.Text : Namespace + "." + Name.Text;
}

internal sealed record TableSyntax(string Namespace, NameSyntax Name, EquatableArray<FieldSyntax> Fields) : TypeSyntax(Namespace, Name);

/// <summary><paramref name="Default"/> is null where the schema gives none; its text is "null" for an optional scalar.</summary>
internal sealed record FieldSyntax(NameSyntax Name, NameSyntax Type, bool IsVector, NameSyntax? Default, bool IsRequired);

internal sealed record EnumSyntax(string Namespace, NameSyntax Name, NameSyntax Underlying, EquatableArray<EnumMemberSyntax> Members)
    : TypeSyntax(Namespace, Name);

internal sealed record EnumMemberSyntax(NameSyntax Name, NameSyntax? Value);

internal sealed record UnionSyntax(string Namespace, NameSyntax Name, EquatableArray<UnionMemberSyntax> Members) : TypeSyntax(Namespace, Name);

internal sealed record UnionMemberSyntax(NameSyntax Name, NameSyntax Table);

internal sealed record RootSyntax(string Namespace, NameSyntax Table);
