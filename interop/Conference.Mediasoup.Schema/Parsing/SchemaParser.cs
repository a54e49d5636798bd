namespace Conference.Mediasoup.Schema.Parsing;

/// <summary>
/// Reads the part of the schema language that mediasoup uses: includes, namespaces, tables, enums, unions of tables, root types.
/// The first thing that it cannot read ends the file.
/// </summary>
internal sealed class SchemaParser
{
    private readonly TokenReader _tokens;
    private readonly List<NameSyntax> _includes = [];
    private readonly List<TypeSyntax> _types = [];
    private readonly List<RootSyntax> _roots = [];
    private string _namespace = "";

    private SchemaParser(TokenReader tokens) => _tokens = tokens;

    public static FileSyntax Parse(string path, string text)
    {
        try
        {
            var parser = new SchemaParser(new TokenReader(new Lexer(path, text)));
            parser.ParseFile();
            return new FileSyntax(path, new(parser._includes), new(parser._types), new(parser._roots), null);
        }
        catch (SchemaSyntaxException exception)
        {
            return new FileSyntax(path, default, default, default, exception.Error);
        }
    }

    private void ParseFile()
    {
        while (!_tokens.AtEnd)
        {
            var keyword = _tokens.Identifier("a declaration");
            switch (keyword.Text)
            {
                case "include":
                    _includes.Add(_tokens.String("a file name"));
                    _tokens.Expect(";");
                    break;
                case "namespace":
                    _namespace = _tokens.DottedName("a namespace").Text;
                    _tokens.Expect(";");
                    break;
                case "root_type":
                    _roots.Add(new RootSyntax(_namespace, _tokens.DottedName("a table")));
                    _tokens.Expect(";");
                    break;
                case "table":
                    _types.Add(ParseTable());
                    break;
                case "enum":
                    _types.Add(ParseEnum());
                    break;
                case "union":
                    _types.Add(ParseUnion());
                    break;
                case "struct" or "rpc_service" or "attribute" or "file_identifier" or "file_extension":
                    throw new SchemaSyntaxException(SchemaErrorKind.Unsupported, $"'{keyword.Text}' is not supported.", keyword.At);
                default:
                    throw new SchemaSyntaxException(SchemaErrorKind.Syntax, $"'{keyword.Text}' begins no declaration.", keyword.At);
            }
        }
    }

    private TableSyntax ParseTable()
    {
        var name = _tokens.Identifier("the table's name");
        var fields = new List<FieldSyntax>();
        _tokens.Expect("{");
        while (!_tokens.TryTake("}"))
            fields.Add(ParseField());
        return new TableSyntax(_namespace, name, new(fields));
    }

    private FieldSyntax ParseField()
    {
        var name = _tokens.Identifier("a field's name");
        _tokens.Expect(":");
        var isVector = _tokens.TryTake("[");
        var type = _tokens.DottedName("the field's type");
        if (isVector)
            _tokens.Expect("]");
        var value = _tokens.TryTake("=") ? _tokens.Word("a default") : null;
        var isRequired = _tokens.TryTake("(") && ParseAttributes();
        _tokens.Expect(";");
        return new FieldSyntax(name, type, isVector, value, isRequired);
    }

    /// <summary>Reads what stands in parentheses behind a field: says whether it is required.</summary>
    private bool ParseAttributes()
    {
        do
        {
            var attribute = _tokens.Identifier("an attribute");
            if (attribute.Text != "required")
                throw new SchemaSyntaxException(SchemaErrorKind.Unsupported, $"The attribute '{attribute.Text}' is not supported.", attribute.At);
        }
        while (_tokens.TryTake(","));
        _tokens.Expect(")");
        return true;
    }

    private EnumSyntax ParseEnum()
    {
        var name = _tokens.Identifier("the enum's name");
        _tokens.Expect(":");
        var underlying = _tokens.Identifier("the enum's underlying type");
        var members = new List<EnumMemberSyntax>();
        _tokens.Expect("{");
        _tokens.List("}", () =>
        {
            var member = _tokens.Identifier("an enum member");
            members.Add(new EnumMemberSyntax(member, _tokens.TryTake("=") ? _tokens.Word("a value") : null));
        });
        return new EnumSyntax(_namespace, name, underlying, new(members));
    }

    private UnionSyntax ParseUnion()
    {
        var name = _tokens.Identifier("the union's name");
        var members = new List<UnionMemberSyntax>();
        _tokens.Expect("{");
        _tokens.List("}", () =>
        {
            var first = _tokens.DottedName("a union member");
            members.Add(new UnionMemberSyntax(first, _tokens.TryTake(":") ? _tokens.DottedName("a table") : first));
        });
        return new UnionSyntax(_namespace, name, new(members));
    }
}
