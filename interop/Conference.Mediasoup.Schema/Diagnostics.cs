using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Conference.Mediasoup.Schema;

/// <summary>The compiler's view of a <see cref="SchemaError"/>.</summary>
internal static class Diagnostics
{
    private static readonly DiagnosticDescriptor Syntax = Describe("CSCH001", "The schema cannot be read");
    private static readonly DiagnosticDescriptor Unsupported = Describe("CSCH002", "The schema uses what the generator does not support");
    private static readonly DiagnosticDescriptor Unknown = Describe("CSCH003", "The schema names what does not exist");
    private static readonly DiagnosticDescriptor Collision = Describe("CSCH004", "Two names of the schema become one in C#");
    private static readonly DiagnosticDescriptor Value = Describe("CSCH005", "The schema has a value that does not fit");

    public static Diagnostic ToDiagnostic(SchemaError error)
    {
        var line = new LinePosition(error.At.Line, error.At.Column);
        var end = new LinePosition(error.At.Line, error.At.Column + error.At.Length);
        var location = Location.Create(error.At.Path, new TextSpan(error.At.Start, error.At.Length), new LinePositionSpan(line, end));
        return Diagnostic.Create(DescriptorOf(error.Kind), location, error.Message);
    }

    private static DiagnosticDescriptor DescriptorOf(SchemaErrorKind kind) => kind switch
    {
        SchemaErrorKind.Syntax => Syntax,
        SchemaErrorKind.Unsupported => Unsupported,
        SchemaErrorKind.Unknown => Unknown,
        SchemaErrorKind.Collision => Collision,
        SchemaErrorKind.Value => Value,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static DiagnosticDescriptor Describe(string id, string title) =>
        new(id, title, "{0}", "Schema", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
