using System.Reflection;
using Conference.Mediasoup.Schema.Model;
using Conference.Mediasoup.Schema.Parsing;
using Microsoft.CodeAnalysis;

namespace Conference.Mediasoup.Schema.Tests.Support;

/// <summary>The schemas of the mediasoup version that native/version.env pins; the build names their folder.</summary>
internal static class PinnedSchemas
{
    public static string Folder { get; } = typeof(PinnedSchemas).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "MediasoupSchemas").Value!;

    public static IReadOnlyList<AdditionalText> Texts { get; } =
        [.. Directory.GetFiles(Folder, "*.fbs").Order(StringComparer.Ordinal).Select(path => new SchemaText(path, File.ReadAllText(path)))];

    public static SchemaModel Model { get; } =
        Schema.Model.Binder.Bind([.. Texts.Select(text => SchemaParser.Parse(text.Path, text.GetText()!.ToString()))]);

    public static IReadOnlyDictionary<string, TableModel> Tables { get; } =
        Model.Files.SelectMany(file => file.Tables).ToDictionary(table => table.Name.Schema, StringComparer.Ordinal);

    /// <summary>The schema file that declares each table.</summary>
    public static IReadOnlyDictionary<string, string> FileOf { get; } = Model.Files
        .SelectMany(file => file.Tables.Select(table => (table.Name.Schema, File: file.HintName["Fbs.".Length..^".g.cs".Length] + ".fbs")))
        .ToDictionary(pair => pair.Schema, pair => Path.Combine(Folder, pair.File), StringComparer.Ordinal);

    public static TheoryData<string> TableNames { get; } = [.. Tables.Keys];
}
