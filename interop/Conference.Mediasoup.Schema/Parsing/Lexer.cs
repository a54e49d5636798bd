namespace Conference.Mediasoup.Schema.Parsing;

/// <summary>Cuts a schema into tokens; white space and comments are dropped.</summary>
internal sealed class Lexer(string path, string text)
{
    private int _at;
    private int _line;
    private int _lineStart;

    public Token Next()
    {
        SkipBlanks();
        if (_at >= text.Length)
            return new Token(TokenKind.End, "", PositionOf(_at, 0));

        var start = _at;
        var first = text[_at];
        if (IsLetter(first))
            return TakeWhile(TokenKind.Identifier, start, c => IsLetter(c) || IsDigit(c));
        if (IsDigit(first) || (first is '-' or '+' && IsDigit(Peek(1))))
            return TakeWhile(TokenKind.Number, start, c => IsLetter(c) || IsDigit(c) || c == '.');
        if (first == '"')
            return TakeString(start);
        if ("{}()[]:;,=.".IndexOf(first) < 0)
            throw new SchemaSyntaxException(SchemaErrorKind.Syntax, $"The character '{first}' has no place in a schema.", PositionOf(start, 1));
        _at++;
        return new Token(TokenKind.Punctuation, first.ToString(), PositionOf(start, 1));
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private char Peek(int distance) => _at + distance < text.Length ? text[_at + distance] : '\0';

    private Token TakeWhile(TokenKind kind, int start, Func<char, bool> belongs)
    {
        do
            _at++;
        while (_at < text.Length && belongs(text[_at]));
        return new Token(kind, text.Substring(start, _at - start), PositionOf(start, _at - start));
    }

    /// <summary>Strings in a schema are file names, so no escapes are known.</summary>
    private Token TakeString(int start)
    {
        var end = text.IndexOfAny(['"', '\n', '\\'], start + 1);
        if (end < 0 || text[end] != '"')
            throw new SchemaSyntaxException(SchemaErrorKind.Syntax, "A string has no end.", PositionOf(start, 1));
        _at = end + 1;
        return new Token(TokenKind.String, text.Substring(start + 1, end - start - 1), PositionOf(start, _at - start));
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]) || text[_at] == '\uFEFF')
                Advance(1);
            else if (text[_at] == '/' && Peek(1) == '/')
                Advance(DistanceTo("\n", ifMissing: text.Length - _at));
            else if (text[_at] == '/' && Peek(1) == '*')
                Advance(DistanceTo("*/", ifMissing: -1) + 2);
            else
                return;
        }
    }

    private int DistanceTo(string end, int ifMissing)
    {
        var found = text.IndexOf(end, _at, StringComparison.Ordinal);
        if (found >= 0)
            return found - _at;
        return ifMissing >= 0
            ? ifMissing
            : throw new SchemaSyntaxException(SchemaErrorKind.Syntax, "A comment has no end.", PositionOf(_at, 2));
    }

    private void Advance(int count)
    {
        for (var end = _at + count; _at < end; _at++)
        {
            if (text[_at] != '\n')
                continue;
            _line++;
            _lineStart = _at + 1;
        }
    }

    private Position PositionOf(int start, int length) => new(path, start, length, _line, start - _lineStart);
}
