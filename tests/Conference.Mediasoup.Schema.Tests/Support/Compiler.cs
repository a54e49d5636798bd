using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Conference.Mediasoup.Schema.Tests.Support;

/// <summary>Runs the generator as the compiler does, over the hand-written wire types.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static CSharpCompilation WireTypes { get; } = CSharpCompilation.Create(
        "Wire",
        Resources("Wire/").Append("global using System; global using System.IO; global using System.Collections.Generic;")
            .Select(source => CSharpSyntaxTree.ParseText(source, Parsing)),
        Platform,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A driver that also tracks which steps had to run.</summary>
    public static GeneratorDriver CreateDriver(IEnumerable<AdditionalText> schemas) => CSharpGeneratorDriver.Create(
        [new SchemaGenerator().AsSourceGenerator()],
        schemas,
        Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRunResult Generate(IEnumerable<AdditionalText> schemas) =>
        CreateDriver(schemas).RunGenerators(WireTypes).GetRunResult().Results.Single();

    public static CSharpCompilation WithSources(this CSharpCompilation compilation, params IEnumerable<string> sources) =>
        compilation.AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source, Parsing)));

    public static IEnumerable<string> Resources(string prefix)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
