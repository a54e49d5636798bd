namespace Conference.Mediasoup.Schema.Parsing;

/// <summary>The parser's hands: takes the next token if it is what the grammar wants there, or says what was wanted.</summary>
internal sealed class TokenReader
{
    private readonly Lexer _lexer;
    private Token _next;

    public TokenReader(Lexer lexer)
    {
        _lexer = lexer;
        _next = lexer.Next();
    }

    public bool AtEnd => _next.Kind == TokenKind.End;

    public bool TryTake(string punctuation)
    {
        if (_next.Kind != TokenKind.Punctuation || _next.Text != punctuation)
            return false;
        Take();
        return true;
    }

    public void Expect(string punctuation)
    {
        if (!TryTake(punctuation))
            throw Expected($"'{punctuation}'");
    }

    public NameSyntax Identifier(string what) => Take(TokenKind.Identifier, what);

    public NameSyntax String(string what) => Take(TokenKind.String, what);

    /// <summary>A number or an identifier.</summary>
    public NameSyntax Word(string what) => Take(_next.Kind == TokenKind.Number ? TokenKind.Number : TokenKind.Identifier, what);

    public NameSyntax DottedName(string what)
    {
        var name = Identifier(what);
        while (TryTake("."))
        {
            var part = Identifier(what);
            var at = name.At with { Length = part.At.Start + part.At.Length - name.At.Start };
            name = new NameSyntax(name.Text + "." + part.Text, at);
        }

        return name;
    }

    /// <summary>Items between commas; a comma may stand behind the last.</summary>
    public void List(string end, Action item)
    {
        while (!TryTake(end))
        {
            item();
            if (TryTake(","))
                continue;
            Expect(end);
            return;
        }
    }

    private NameSyntax Take(TokenKind kind, string what)
    {
        if (_next.Kind != kind)
            throw Expected(what);
        var token = Take();
        return new NameSyntax(token.Text, token.At);
    }

    private Token Take()
    {
        var token = _next;
        _next = _lexer.Next();
        return token;
    }

    private SchemaSyntaxException Expected(string what) =>
        new(SchemaErrorKind.Syntax, $"Expected {what}, found {_next}.", _next.At);
}
