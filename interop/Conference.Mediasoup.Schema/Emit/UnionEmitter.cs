using Conference.Mediasoup.Schema.Model;

namespace Conference.Mediasoup.Schema.Emit;

/// <summary>
/// Writes a union's enum, and the struct that a writer takes: it is made from the offset of any member, by conversion, so that
/// the type always fits the value. Its default is none.
/// </summary>
internal static class UnionEmitter
{
    public static void Emit(CodeWriter code, UnionModel union)
    {
        code.Block($"internal enum {union.EnumName} : byte", () =>
        {
            code.Line("None = 0,");
            for (var i = 0; i < union.Members.Count; i++)
                code.Line($"{union.Members[i].Name} = {i + 1},");
        });
        code.Line();
        code.Block($"internal readonly struct {union.Name.Name}", () =>
        {
            code.Block($"private {union.Name.Name}({union.EnumCSharp} type, int value)", () =>
            {
                code.Line($"MemberType = value == 0 ? {union.EnumCSharp}.None : type;");
                code.Line("TableOffset = value;");
            });
            code.Line();
            code.Line($"public {union.EnumCSharp} MemberType {{ get; }}");
            code.Line();
            code.Line("public int TableOffset { get; }");
            foreach (var member in union.Members)
            {
                code.Line();
                code.Line($"public static implicit operator {union.Name.Name}(Wire.Offset<{member.Table.CSharp}> table) =>");
                code.Indented(() => code.Line($"new({union.EnumCSharp}.{member.Name}, table.Value);"));
            }
        });
    }
}
