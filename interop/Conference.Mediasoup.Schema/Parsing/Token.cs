namespace Conference.Mediasoup.Schema.Parsing;

internal enum TokenKind
{
    End,
    Identifier,
    Number,
    String,
    Punctuation,
}

internal sealed record Token(TokenKind Kind, string Text, Position At)
{
    public override string ToString() => Kind == TokenKind.End ? "the end of the file" : $"'{Text}'";
}
