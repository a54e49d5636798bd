using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema.Model;

/// <summary>All schemas with their names looked up. Positions are only in the errors, so that a moved comment changes nothing.</summary>
internal sealed record SchemaModel(EquatableArray<FileModel> Files, EquatableArray<SchemaError> Errors);

internal sealed record FileModel(
    string HintName,
    EquatableArray<EnumModel> Enums,
    EquatableArray<UnionModel> Unions,
    EquatableArray<TableModel> Tables);

/// <summary>The two names of a type: <c>FBS.Worker.DumpResponse</c> in the schema, namespace and name in C#.</summary>
internal sealed record TypeName(string Schema, string Namespace, string Name)
{
    public string CSharp => $"global::{Namespace}.{Name}";

    public static TypeName Of(TypeSyntax syntax) => new(
        syntax.FullName,
        syntax.Namespace.Length == 0 ? "Fbs" : string.Join(".", syntax.Namespace.Split('.').Select(Naming.Pascal)),
        Naming.Pascal(syntax.Name.Text));
}

internal sealed record EnumModel(TypeName Name, ScalarKind Underlying, EquatableArray<EnumMemberModel> Members);

internal sealed record EnumMemberModel(string SchemaName, string Name, string Value);

/// <summary>A union becomes two types: an enum of its members, and a struct that pairs one of them with what was written.</summary>
internal sealed record UnionModel(TypeName Name, EquatableArray<UnionMemberModel> Members)
{
    public string EnumName => Name.Name + "Type";

    public string EnumCSharp => Name.CSharp + "Type";
}

/// <summary>The first member has the value 1; 0 stands for none.</summary>
internal sealed record UnionMemberModel(string SchemaName, string Name, TypeName Table);

internal sealed record TableModel(TypeName Name, EquatableArray<FieldModel> Fields)
{
    /// <summary>A union takes two slots: its type, then its value.</summary>
    public int SlotCount => Fields.Sum(item => item.Type is UnionType ? 2 : 1);
}

/// <param name="SchemaName">As in the schema: <c>router_id</c>.</param>
/// <param name="Property">As a reader's property: <c>RouterId</c>.</param>
/// <param name="Parameter">As a parameter of <c>Create</c>: <c>routerId</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Slot">Its place in the vtable, which begins with two sizes; the first field has 4, the next 6.</param>
/// <param name="Presence">Whether it may be absent and what that means.</param>
/// <param name="Default">The C# literal that an absent scalar or enum stands for.</param>
internal sealed record FieldModel(
    string SchemaName,
    string Property,
    string Parameter,
    FieldType Type,
    int Slot,
    Presence Presence,
    string? Default)
{
    /// <summary>Every member that the field gives its reader.</summary>
    public IEnumerable<string> MemberNames() => Type switch
    {
        StringType => [Property, Property + "Utf8"],
        UnionType { Union: var union } => union.Members.Select(member => $"{Property}As{member.Name}").Prepend(Property + "Type"),
        TableType or VectorType when Presence == Presence.Optional => [Property, "Has" + Property],
        _ => [Property],
    };
}
