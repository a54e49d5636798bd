using System.Collections.Immutable;
using Conference.Mediasoup.Schema.Emit;
using Conference.Mediasoup.Schema.Model;
using Conference.Mediasoup.Schema.Parsing;
using Microsoft.CodeAnalysis;

namespace Conference.Mediasoup.Schema;

/// <summary>
/// Turns the FlatBuffers schemas among the additional files into C# readers and writers. Each schema is parsed on its own,
/// all are bound together, and one source is emitted for each schema whose bound model has changed.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <summary>The pipeline's steps, by the names that a test can track them by.</summary>
    internal const string ParseStep = "Parse", BindStep = "Bind", FileStep = "File";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".fbs", StringComparison.Ordinal))
            .Select(static (text, cancel) => SchemaParser.Parse(text.Path, text.GetText(cancel)?.ToString() ?? ""))
            .WithTrackingName(ParseStep);
        var bound = parsed.Collect()
            .Select(static (files, _) => Binder.Bind(InStableOrder(files)))
            .WithTrackingName(BindStep);

        context.RegisterSourceOutput(
            bound.SelectMany(static (schema, _) => schema.Errors),
            static (output, error) => output.ReportDiagnostic(Diagnostics.ToDiagnostic(error)));
        context.RegisterSourceOutput(
            bound.SelectMany(static (schema, _) => schema.Files).WithTrackingName(FileStep),
            static (output, file) => output.AddSource(file.HintName, FileEmitter.Emit(file)));
    }

    // The order of the additional files is the file system's.
    private static FileSyntax[] InStableOrder(ImmutableArray<FileSyntax> files) =>
        files.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
}
