using Conference.Mediasoup.Schema.Model;

namespace Conference.Mediasoup.Schema.Emit;

/// <summary>Writes a table's struct: an instance reads a table in a message, the static <c>Create</c> writes one.</summary>
internal static class TableEmitter
{
    public static void Emit(CodeWriter code, TableModel table)
    {
        var name = table.Name.Name;
        // Names inside the struct may be those of its properties, so types are always whole.
        var self = table.Name.CSharp;
        code.Block($"internal readonly ref struct {name} : Wire.ITable<{self}>", () =>
        {
            code.Line("private readonly Wire.Table _table;");
            code.Line();
            code.Line($"private {name}(Wire.Table table) => _table = table;");
            foreach (var field in table.Fields)
            {
                code.Line();
                ReaderEmitter.Emit(code, table, field);
            }

            code.Line();
            code.Line($"public static {self} GetRoot(global::System.ReadOnlySpan<byte> buffer) => new(Wire.Table.Root(buffer));");
            code.Line();
            code.Line($"static {self} Wire.ITable<{self}>.View(Wire.Table table) => new(table);");
            code.Line();
            CreateEmitter.Emit(code, table);
        });
    }
}
