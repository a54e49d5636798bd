using Conference.Mediasoup.Schema.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Conference.Mediasoup.Schema.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void The_pinned_mediasoup_is_read_whole()
    {
        var files = PinnedSchemas.Model.Files;

        Assert.Empty(PinnedSchemas.Model.Errors);
        Assert.Equal(28, files.Count);
        Assert.Equal(176, files.Sum(file => file.Tables.Count));
        Assert.Equal(22, files.Sum(file => file.Enums.Count));
        Assert.Equal(68, EnumNamed("FBS.Request.Method").Members.Count);
        Assert.Equal(33, EnumNamed("FBS.Notification.Event").Members.Count);

        Model.EnumModel EnumNamed(string name) => files.SelectMany(file => file.Enums).Single(model => model.Name.Schema == name);
    }

    [Fact]
    public void Its_code_compiles_without_a_warning()
    {
        var result = Compiler.Generate(PinnedSchemas.Texts);
        var compilation = Compiler.WireTypes.WithSources(result.GeneratedSources.Select(source => source.SourceText.ToString()));

        Assert.Empty(result.Diagnostics);
        Assert.Equal(28, result.GeneratedSources.Length);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void What_mediasoup_does_not_use_but_the_language_has_compiles_too()
    {
        const string Schema = """
            /* A schema
               of odd things. */
            namespace Top.Inner;
            enum Level : int8 { LOW = -3, ZERO = 0, MID = 5, HIGH = 0x7f, }
            table Create2 { class: string; default: Level = HIGH; in: [Level]; volume: float = -1.5; wide: double = 1e3; }
            table Volume { volume: int64 = -9223372036854775808; inner: Inner.Create2; far: Top.Inner.Volume; }
            namespace Top.Other;
            union Choice { Inner.Volume, Second: Top.Inner.Create2 }
            table Holder { choice: Choice; on: bool = true; big: ulong = 18446744073709551615; level: Inner.Level = MID; names: [string]; }
            root_type Holder;
            """;
        var result = Compiler.Generate([new SchemaText("odd.fbs", Schema)]);
        var compilation = Compiler.WireTypes.WithSources(result.GeneratedSources.Select(source => source.SourceText.ToString()));

        Assert.Empty(result.Diagnostics);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        var forward = Compiler.Generate(PinnedSchemas.Texts).GeneratedSources;
        var backward = Compiler.Generate(PinnedSchemas.Texts.Reverse()).GeneratedSources;

        Assert.Equal(
            forward.Select(source => (source.HintName, source.SourceText.ToString())),
            backward.Select(source => (source.HintName, source.SourceText.ToString())));
    }

    [Fact]
    public void A_changed_comment_emits_nothing_anew()
    {
        var reasons = ReasonsAfter(text => "// New comment.\n" + text);

        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void A_changed_table_emits_only_its_file_anew()
    {
        var reasons = ReasonsAfter(text => text.Replace("router_ids: [string] (required);", "router_ids: [string];", StringComparison.Ordinal));

        Assert.Single(reasons, IncrementalStepRunReason.Modified);
        Assert.Equal(28, reasons.Count);
    }

    /// <summary>Why each file's model was made again, or not, after worker.fbs was edited.</summary>
    private static List<IncrementalStepRunReason> ReasonsAfter(Func<string, string> edit)
    {
        var before = PinnedSchemas.Texts.Single(text => Path.GetFileName(text.Path) == "worker.fbs");
        var after = new SchemaText(before.Path, edit(before.GetText()!.ToString()));
        var driver = Compiler.CreateDriver(PinnedSchemas.Texts)
            .RunGenerators(Compiler.WireTypes)
            .ReplaceAdditionalText(before, after)
            .RunGenerators(Compiler.WireTypes);
        var steps = driver.GetRunResult().Results.Single().TrackedSteps[SchemaGenerator.FileStep];
        return [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }
}
