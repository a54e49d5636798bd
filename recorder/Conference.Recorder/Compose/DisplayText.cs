using System.Globalization;
using System.Text;

namespace Conference.Recorder.Compose;

/// <summary>Makes names fit to be drawn: one line, no control characters, no longer than their place.</summary>
internal static class DisplayText
{
    public static string OneLine(string name, int longest)
    {
        var words = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            words.Append(IsDrawable(rune) ? rune.ToString() : " ");

        var text = string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return "Guest";

        var info = new StringInfo(text);
        return info.LengthInTextElements <= longest ? text : info.SubstringByTextElements(0, longest - 1).TrimEnd() + "…";
    }

    /// <summary>The first letters of the first and the last word; empty when the name has no letters or digits.</summary>
    public static string Initials(string name)
    {
        var letters = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit))
            .Where(rune => rune != default)
            .Select(rune => Rune.ToUpperInvariant(rune).ToString())
            .ToArray();
        return letters.Length switch
        {
            0 => "",
            1 => letters[0],
            _ => letters[0] + letters[^1],
        };
    }

    // Direction overrides (U+202E and its kin) are format characters: they would turn the names beside them around.
    private static bool IsDrawable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator);
}
