using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema.Model;

/// <summary>All types of all schemas, found by name as the schema language finds them: innermost namespace first.</summary>
internal sealed class TypeTable
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "GetRoot", "Create", "MemberType", "TableOffset" };

    private readonly Dictionary<string, TypeSyntax> _syntax = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldType> _types = new(StringComparer.Ordinal);

    public TypeTable(IEnumerable<TypeSyntax> types, ErrorList errors)
    {
        var names = new Dictionary<string, TypeSyntax>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            var name = TypeName.Of(type).CSharp;
            Claim(name, type);
            if (type is UnionSyntax)
                Claim(name + "Type", type);
            if (!_syntax.ContainsKey(type.FullName))
                _syntax.Add(type.FullName, type);
        }

        foreach (var type in _syntax.Values.OrderBy(type => type is UnionSyntax))
            _types.Add(type.FullName, Bind(type, errors));

        void Claim(string name, TypeSyntax type)
        {
            if (Reserved.Contains(TypeName.Of(type).Name))
                errors.Collision($"'{type.FullName}' has the name of a member that every generated type has.", type.Name.At);
            else if (names.TryGetValue(name, out var first))
                errors.Collision($"'{type.FullName}' and '{first.FullName}' both become {name}.", type.Name.At);
            else
                names.Add(name, type);
        }
    }

    public FieldType this[TypeSyntax type] => _types[type.FullName];

    /// <summary>A named type as seen from a namespace, or null.</summary>
    public FieldType? Find(string name, string fromNamespace)
    {
        for (var scope = fromNamespace; scope.Length > 0; scope = scope.Substring(0, Math.Max(0, scope.LastIndexOf('.'))))
        {
            if (_types.TryGetValue(scope + "." + name, out var found))
                return found;
        }

        return _types.TryGetValue(name, out var global) ? global : null;
    }

    // Unions come last, so the tables that they name are there.
    private FieldType Bind(TypeSyntax type, ErrorList errors)
    {
        var name = TypeName.Of(type);
        return type switch
        {
            EnumSyntax syntax => new EnumType(name.CSharp, EnumBinder.Bind(name, syntax, errors)),
            UnionSyntax syntax => new UnionType(name.CSharp, UnionBinder.Bind(name, syntax, this, errors)),
            _ => new TableType(name.CSharp, name),
        };
    }
}
