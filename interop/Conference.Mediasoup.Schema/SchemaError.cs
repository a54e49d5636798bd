using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema;

internal enum SchemaErrorKind
{
    Syntax,
    Unsupported,
    Unknown,
    Collision,
    Value,
}

/// <summary>What is wrong with a schema, and where. Equatable, unlike a Roslyn diagnostic.</summary>
internal sealed record SchemaError(SchemaErrorKind Kind, string Message, Position At);
