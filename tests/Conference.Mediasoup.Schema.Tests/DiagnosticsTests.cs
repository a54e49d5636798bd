using Conference.Mediasoup.Schema.Tests.Support;

namespace Conference.Mediasoup.Schema.Tests;

/// <summary>A schema that cannot be used ends the build at the place that is wrong, counted from 1 as editors do.</summary>
public sealed class DiagnosticsTests
{
    [Theory]
    [InlineData("table T { a: int32 }", "bad.fbs(1,20): error CSCH001: Expected ';', found '}'.")]
    [InlineData("table T {\n  a int32;\n}", "bad.fbs(2,5): error CSCH001: Expected ':', found 'int32'.")]
    [InlineData("table T {", "bad.fbs(1,10): error CSCH001: Expected a field's name, found the end of the file.")]
    [InlineData("tabel T {}", "bad.fbs(1,1): error CSCH001: 'tabel' begins no declaration.")]
    [InlineData("table T { a: int32 = %; }", "bad.fbs(1,22): error CSCH001: The character '%' has no place in a schema.")]
    [InlineData("/* never ends", "bad.fbs(1,1): error CSCH001: A comment has no end.")]
    [InlineData("include \"a.fbs", "bad.fbs(1,9): error CSCH001: A string has no end.")]
    [InlineData("struct S { a: int32; }", "bad.fbs(1,1): error CSCH002: 'struct' is not supported.")]
    [InlineData("table T { a: int32 (deprecated); }", "bad.fbs(1,21): error CSCH002: The attribute 'deprecated' is not supported.")]
    [InlineData("table T { a: [bool]; }", "bad.fbs(1,15): error CSCH002: A vector of bool is not supported.")]
    [InlineData("table A {} union U { A } table T { a: [U]; }", "bad.fbs(1,40): error CSCH002: A vector of U is not supported.")]
    [InlineData("union U { string }", "bad.fbs(1,11): error CSCH002: 'string' is no table, and a union of anything else is not supported.")]
    [InlineData("table A {} union U { A, B: A }", "bad.fbs(1,28): error CSCH002: The table 'A' stands twice in the union 'U'.")]
    [InlineData("table T { a: Nowhere; }", "bad.fbs(1,14): error CSCH003: No type is named 'Nowhere'.")]
    [InlineData("table T {} root_type X;", "bad.fbs(1,22): error CSCH003: No table is named 'X'.")]
    [InlineData("union U { Nowhere }", "bad.fbs(1,11): error CSCH003: No table is named 'Nowhere'.")]
    [InlineData("include \"gone.fbs\";", "bad.fbs(1,9): error CSCH003: The included schema 'gone.fbs' is not among the additional files.")]
    [InlineData("table T {} enum T : uint8 { A }", "bad.fbs(1,17): error CSCH004: 'T' and 'T' both become global::Fbs.T.")]
    [InlineData("table A {} union U { A } table UType {}", "bad.fbs(1,32): error CSCH004: 'UType' and 'U' both become global::Fbs.UType.")]
    [InlineData("table Create {}", "bad.fbs(1,7): error CSCH004: 'Create' has the name of a member that every generated type has.")]
    [InlineData("table T { a_b: int32; aB: int32; }", "bad.fbs(1,23): error CSCH004: 'aB' becomes AB, which global::Fbs.T already has.")]
    [InlineData("table T { a: string; a_utf8: int8; }", "bad.fbs(1,22): error CSCH004: 'a_utf8' becomes AUtf8, which global::Fbs.T already has.")]
    [InlineData("table T { writer: int8; }", "bad.fbs(1,11): error CSCH004: 'writer' becomes writer, which global::Fbs.T already has.")]
    [InlineData("enum E : uint8 { A_B, AB }", "")]
    [InlineData("enum E : uint8 { A_B, a_b }", "bad.fbs(1,23): error CSCH004: Two members of 'E' become AB.")]
    [InlineData("enum E : uint8 { A = 256 }", "bad.fbs(1,22): error CSCH005: '256' is no byte.")]
    [InlineData("enum E : uint8 { A = 255, B }", "bad.fbs(1,27): error CSCH005: The value 256 of 'B' is no byte.")]
    [InlineData("enum E : uint8 { A = 2, B = 1 }", "bad.fbs(1,25): error CSCH005: 'B' is not greater than the member before it.")]
    [InlineData("enum E : float { A }", "bad.fbs(1,10): error CSCH005: 'float' is no integer type.")]
    [InlineData("enum E : uint8 { }", "bad.fbs(1,6): error CSCH005: The enum 'E' has no members.")]
    [InlineData("table T { a: uint8 = 300; }", "bad.fbs(1,22): error CSCH005: '300' is no byte.")]
    [InlineData("table T { a: bool = maybe; }", "bad.fbs(1,21): error CSCH005: 'maybe' is no bool.")]
    [InlineData("table T { a: double = nan; }", "bad.fbs(1,23): error CSCH005: 'nan' is no double.")]
    [InlineData("enum E : uint8 { A = 1 } table T { e: E; }", "bad.fbs(1,36): error CSCH005: '0' is no member of the enum 'E'.")]
    [InlineData("enum E : uint8 { A } table T { e: E = B; }", "bad.fbs(1,39): error CSCH005: 'B' is no member of the enum 'E'.")]
    [InlineData("table T { a: uint8 (required); }", "bad.fbs(1,11): error CSCH005: 'a' is a scalar, which has a default and cannot be required.")]
    [InlineData("table T { a: string = null; }", "bad.fbs(1,23): error CSCH005: 'a' is no scalar and cannot have a default.")]
    public void A_bad_schema_is_one_error_at_its_place(string schema, string expected)
    {
        var result = Compiler.Generate([new SchemaText("bad.fbs", schema)]);

        var shown = result.Diagnostics.Select(diagnostic => diagnostic.ToString());
        Assert.Equal(expected, string.Join('\n', shown));
        Assert.Equal(expected.Length == 0, result.GeneratedSources.Length == 1);
    }

    [Fact]
    public void All_errors_of_all_files_are_shown_at_once()
    {
        var result = Compiler.Generate([
            new SchemaText("a.fbs", "table A { x: Gone; y: [bool]; }"),
            new SchemaText("b.fbs", "include \"a.fbs\";\ntable B { x: A; z: Missing; }"),
        ]);

        Assert.Equal(["CSCH003", "CSCH002", "CSCH003"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }
}
