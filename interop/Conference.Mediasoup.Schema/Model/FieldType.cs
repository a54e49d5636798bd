namespace Conference.Mediasoup.Schema.Model;

/// <summary>What a field holds, with its C# name. Names of generated types are whole: <c>global::Fbs.Transport.Tuple</c>.</summary>
internal abstract record FieldType(string CSharpName);

internal sealed record ScalarType(ScalarKind Kind) : FieldType(Kind.CSharpName());

internal sealed record EnumType(string CSharpName, EnumModel Enum) : FieldType(CSharpName);

internal sealed record StringType() : FieldType("string");

internal sealed record TableType(string CSharpName, TypeName Name) : FieldType(CSharpName);

internal sealed record UnionType(string CSharpName, UnionModel Union) : FieldType(CSharpName);

/// <summary>A vector of scalars, enums, strings or tables.</summary>
internal sealed record VectorType(FieldType Element) : FieldType(Element.CSharpName);
