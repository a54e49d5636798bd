namespace Conference.Mediasoup.Schema.Parsing;

/// <summary>Ends the parsing of one file; it becomes that file's <see cref="SchemaError"/> and goes no further.</summary>
internal sealed class SchemaSyntaxException(SchemaErrorKind kind, string message, Position at) : Exception(message)
{
    public SchemaError Error { get; } = new(kind, message, at);
}
