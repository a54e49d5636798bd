namespace Conference.Mediasoup.Schema.Model;

/// <summary>Schema names are snake_case, UPPER_CASE or PascalCase; C# names are not.</summary>
internal static class Naming
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary><c>router_id</c>, <c>ROUTER_ID</c> and <c>RouterId</c> all become <c>RouterId</c>.</summary>
    public static string Pascal(string name)
    {
        var isUpper = !name.Any(char.IsLower);
        var words = name.Split(['_', '.'], StringSplitOptions.RemoveEmptyEntries);
        var result = "";
        foreach (var word in words)
        {
            // SHA1_80 and SHA1_32: digits that touch would read as another number.
            if (result.Length > 0 && char.IsDigit(result[result.Length - 1]) && char.IsDigit(word[0]))
                result += "_";
            result += char.ToUpperInvariant(word[0]) + (isUpper ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        return result.Length == 0 || char.IsDigit(result[0]) ? "_" + result : result;
    }

    /// <summary><c>router_id</c> becomes <c>routerId</c>, <c>event</c> becomes <c>@event</c>.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }
}
