using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema.Model;

/// <summary>Looks up every name and checks what the grammar cannot. Without errors, the emitted code compiles.</summary>
internal sealed class Binder
{
    private readonly ErrorList _errors = new();
    private readonly TypeTable _types;
    private readonly FieldBinder _fields;

    private Binder(IReadOnlyList<FileSyntax> files)
    {
        _types = new TypeTable(files.SelectMany(file => file.Types), _errors);
        _fields = new FieldBinder(_types, _errors);
    }

    /// <summary>With an error anywhere no file is emitted: half a schema would bury the error under the compiler's.</summary>
    public static SchemaModel Bind(IReadOnlyList<FileSyntax> files)
    {
        var unreadable = files.Where(file => file.Error is not null).Select(file => file.Error!).ToArray();
        if (unreadable.Length > 0)
            return new SchemaModel(default, new(unreadable));

        var binder = new Binder(files);
        var known = new HashSet<string>(files.Select(file => Path.GetFileName(file.Path)), StringComparer.Ordinal);
        var models = files.Select(file => binder.BindFile(file, known)).ToArray();
        return binder._errors.Errors.Count == 0 ? new SchemaModel(new(models), default) : new SchemaModel(default, new(binder._errors.Errors));
    }

    private FileModel BindFile(FileSyntax file, HashSet<string> known)
    {
        foreach (var include in file.Includes.Where(include => !known.Contains(Path.GetFileName(include.Text))))
            _errors.Unknown($"The included schema '{include.Text}' is not among the additional files.", include.At);
        foreach (var root in file.Roots.Where(root => _types.Find(root.Table.Text, root.Namespace) is not TableType))
            _errors.Unknown($"No table is named '{root.Table.Text}'.", root.Table.At);

        var bound = file.Types.Select(type => _types[type]).ToArray();
        return new FileModel(
            $"Fbs.{Path.GetFileNameWithoutExtension(file.Path)}.g.cs",
            new(bound.OfType<EnumType>().Select(type => type.Enum)),
            new(bound.OfType<UnionType>().Select(type => type.Union)),
            new(file.Types.OfType<TableSyntax>().Select(BindTable)));
    }

    private TableModel BindTable(TableSyntax table)
    {
        var name = TypeName.Of(table);
        var fields = new List<FieldModel>();
        var members = new HashSet<string>(StringComparer.Ordinal) { name.Name, "GetRoot", "Create" };
        var parameters = new HashSet<string>(StringComparer.Ordinal) { "writer" };
        var slot = 4;
        foreach (var syntax in table.Fields)
        {
            if (_fields.Bind(table, syntax, slot) is not { } field)
                continue;
            slot += field.Type is UnionType ? 4 : 2;
            fields.Add(field);
            var clash = field.MemberNames().FirstOrDefault(member => !members.Add(member));
            if (clash is null && !parameters.Add(field.Parameter))
                clash = field.Parameter;
            if (clash is not null)
                _errors.Collision($"'{syntax.Name.Text}' becomes {clash}, which {name.CSharp} already has.", syntax.Name.At);
        }

        return new TableModel(name, new(fields));
    }
}
