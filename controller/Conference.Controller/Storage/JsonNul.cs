using System.Text;

namespace Conference.Controller.Storage;

/// <summary>PostgreSQL's text and jsonb have no NUL, which anybody may send escaped inside a JSON string: it becomes U+FFFD.</summary>
internal static class JsonNul
{
    private const string Escaped = @"\u0000";
    private const string Replacement = @"\ufffd";

    public static string Replace(string json)
    {
        if (!json.Contains(Escaped, StringComparison.Ordinal))
            return json;
        var text = new StringBuilder(json);
        for (var i = 0; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
                continue;
            if (json.AsSpan(i).StartsWith(Escaped))
                text.Remove(i, Escaped.Length).Insert(i, Replacement);
            i++; // the next character is escaped: after "\\" the letters u0000 are only letters
        }
        return text.ToString();
    }
}
