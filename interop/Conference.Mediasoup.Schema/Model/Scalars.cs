using System.Globalization;

namespace Conference.Mediasoup.Schema.Model;

/// <summary>The schema language's numbers and what they are in C#.</summary>
internal static class Scalars
{
    private static readonly Dictionary<string, ScalarKind> Names = new(StringComparer.Ordinal)
    {
        ["bool"] = ScalarKind.Bool,
        ["byte"] = ScalarKind.Int8,
        ["int8"] = ScalarKind.Int8,
        ["ubyte"] = ScalarKind.UInt8,
        ["uint8"] = ScalarKind.UInt8,
        ["short"] = ScalarKind.Int16,
        ["int16"] = ScalarKind.Int16,
        ["ushort"] = ScalarKind.UInt16,
        ["uint16"] = ScalarKind.UInt16,
        ["int"] = ScalarKind.Int32,
        ["int32"] = ScalarKind.Int32,
        ["uint"] = ScalarKind.UInt32,
        ["uint32"] = ScalarKind.UInt32,
        ["long"] = ScalarKind.Int64,
        ["int64"] = ScalarKind.Int64,
        ["ulong"] = ScalarKind.UInt64,
        ["uint64"] = ScalarKind.UInt64,
        ["float"] = ScalarKind.Float32,
        ["float32"] = ScalarKind.Float32,
        ["double"] = ScalarKind.Float64,
        ["float64"] = ScalarKind.Float64,
    };

    public static ScalarKind? Find(string schemaName) => Names.TryGetValue(schemaName, out var kind) ? kind : null;

    public static string CSharpName(this ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => "bool",
        ScalarKind.Int8 => "sbyte",
        ScalarKind.UInt8 => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Float32 => "float",
        ScalarKind.Float64 => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static int Size(this ScalarKind kind) => kind switch
    {
        ScalarKind.Bool or ScalarKind.Int8 or ScalarKind.UInt8 => 1,
        ScalarKind.Int16 or ScalarKind.UInt16 => 2,
        ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Float32 => 4,
        _ => 8,
    };

    public static bool IsInteger(this ScalarKind kind) => kind is not (ScalarKind.Bool or ScalarKind.Float32 or ScalarKind.Float64);

    /// <summary>The C# literal of a default, or null when the text is no value of this kind.</summary>
    public static string? Literal(this ScalarKind kind, string text)
    {
        if (kind == ScalarKind.Bool)
            return text switch { "true" or "1" => "true", "false" or "0" => "false", _ => null };
        if (kind.IsInteger())
            return ParseInteger(kind, text)?.ToString(CultureInfo.InvariantCulture);
        // Infinity and NaN are values of the schema language too, but have no literal in C#.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number) && !double.IsNaN(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) + (kind == ScalarKind.Float32 ? "f" : "d")
            : null;
    }

    /// <summary>The integer, or null when it is none or does not fit. A decimal holds all 64-bit integers of both signs.</summary>
    public static decimal? ParseInteger(ScalarKind kind, string text)
    {
        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (isHex && ulong.TryParse(text.Substring(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex))
            return Fits(kind, hex) ? hex : null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && Fits(kind, value)
            ? value
            : null;
    }

    public static bool Fits(ScalarKind kind, decimal value)
    {
        (decimal Least, decimal Most) range = kind switch
        {
            ScalarKind.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            ScalarKind.UInt8 => (byte.MinValue, byte.MaxValue),
            ScalarKind.Int16 => (short.MinValue, short.MaxValue),
            ScalarKind.UInt16 => (ushort.MinValue, ushort.MaxValue),
            ScalarKind.Int32 => (int.MinValue, int.MaxValue),
            ScalarKind.UInt32 => (uint.MinValue, uint.MaxValue),
            ScalarKind.Int64 => (long.MinValue, long.MaxValue),
            _ => (ulong.MinValue, ulong.MaxValue),
        };
        return value >= range.Least && value <= range.Most;
    }
}
