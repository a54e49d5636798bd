using System.Text.Json.Nodes;
using Conference.Mediasoup.Schema.Tests.Oracle;
using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests;

/// <summary>The generated code against the reference implementation, for every table of mediasoup.</summary>
public sealed class FlatcOracleTests(CompiledSchemas schemas) : IClassFixture<CompiledSchemas>
{
    private const int ValuesPerTable = 12;

    public static TheoryData<string> Tables => PinnedSchemas.TableNames;

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task What_the_writer_writes_flatc_reads(string table)
    {
        var values = Values(table);
        var written = values.Select(value => schemas.Write(table, value)).ToArray();
        Assert.All(written, bytes => LayoutCheck.Verify(bytes, table));

        var seen = await Flatc.ToJson(table, written);

        Assert.Equal(values.Select(value => Canonical.Of(Complete.WithDefaults(table, value))), seen.Select(Canonical.Of));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task What_flatc_writes_the_reader_reads(string table)
    {
        var values = Values(table);
        var written = await Flatc.ToBinary(table, values);

        var seen = written.Select(bytes => schemas.Read(table, bytes));

        Assert.Equal(values.Select(value => Canonical.Of(Complete.WithDefaults(table, value))), seen.Select(Canonical.Of));
    }

    /// <summary>The table's name is the seed: every run has the same values, and no two tables have.</summary>
    private static JsonObject[] Values(string table)
    {
        var random = new RandomTables(table.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        return [.. Enumerable.Range(0, ValuesPerTable).Select(_ => random.Make(table))];
    }
}
