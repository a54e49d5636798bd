using Conference.Mediasoup.Schema.Parsing;

namespace Conference.Mediasoup.Schema.Model;

/// <summary>Collects what is wrong; binding goes on, so that one build shows all of it.</summary>
internal sealed class ErrorList
{
    private readonly List<SchemaError> _errors = [];

    public IReadOnlyList<SchemaError> Errors => _errors;

    public void Add(SchemaError error) => _errors.Add(error);

    public void Unsupported(string message, Position at) => Add(new SchemaError(SchemaErrorKind.Unsupported, message, at));

    public void Unknown(string message, Position at) => Add(new SchemaError(SchemaErrorKind.Unknown, message, at));

    public void Collision(string message, Position at) => Add(new SchemaError(SchemaErrorKind.Collision, message, at));

    public void Value(string message, Position at) => Add(new SchemaError(SchemaErrorKind.Value, message, at));
}
